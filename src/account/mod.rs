//! ログイン, and the first password of an invited account.

mod activation;
mod sign_in;

pub use activation::Activation;
pub use sign_in::{SignIn, SignInForm};
