//! The server's secret and what is done with it. Several servers on one database share it.

use std::io::{self, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// Fewest characters of a secret that is given by the environment.
const SECRET_MIN: usize = 32;
const NONCE_BYTES: usize = 12;

/// Keyed hashing of tokens, and sealing of texts that hold one.
#[derive(Clone)]
pub struct Keys {
    secret: [u8; 32],
}

impl Keys {
    /// From `MADOGUCHI_SECRET`, or from the file `secret` in `data`, which is made at first.
    pub fn load(given: Option<&str>, data: &Path) -> io::Result<Self> {
        match given {
            Some(secret) if secret.len() < SECRET_MIN => Err(io::Error::other(format!(
                "MADOGUCHI_SECRET needs at least {SECRET_MIN} characters"
            ))),
            Some(secret) => Ok(Self::from_secret(secret)),
            None => Self::from_file(&data.join("secret")),
        }
    }

    fn from_file(path: &Path) -> io::Result<Self> {
        if !path.exists() {
            // Linked into place whole: another server that starts now never reads half of it.
            let draft = path.with_extension(new_token());
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            options.open(&draft)?.write_all(new_token().as_bytes())?;
            let linked = std::fs::hard_link(&draft, path);
            std::fs::remove_file(&draft)?;
            linked.or_else(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => Ok(()),
                _ => Err(error),
            })?;
        }
        let secret = std::fs::read_to_string(path)?;
        if secret.trim().len() < SECRET_MIN {
            return Err(io::Error::other(format!(
                "{} holds no secret of at least {SECRET_MIN} characters",
                path.display()
            )));
        }
        Ok(Self::from_secret(secret.trim()))
    }

    fn from_secret(secret: &str) -> Self {
        let mut mac = mac(secret.as_bytes());
        mac.update(b"madoguchi");
        Self {
            secret: mac.finalize().into_bytes().into(),
        }
    }

    /// A keyed hash; the same text has another one for another purpose.
    pub fn hash(&self, purpose: &str, text: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.derive(purpose, text))
    }

    /// The same of several parts, of which none can pass for another.
    pub fn hash_parts(&self, purpose: &str, parts: &[&[u8]]) -> String {
        let mut mac = mac(&self.secret);
        mac.update(purpose.as_bytes());
        for part in parts {
            mac.update(&[0]);
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    /// Encrypts a text for the database.
    pub fn seal(&self, text: &str) -> String {
        let mut nonce = [0; NONCE_BYTES];
        fill_random(&mut nonce);
        let sealed = self
            .cipher()
            .encrypt(Nonce::from_slice(&nonce), text.as_bytes())
            .unwrap_or_default();
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts it; none when it was sealed with another secret.
    pub fn open(&self, sealed: &str) -> Option<String> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES)?;
        let text = self
            .cipher()
            .decrypt(Nonce::from_slice(nonce), sealed)
            .ok()?;
        String::from_utf8(text).ok()
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(self.derive("seal", "")))
    }

    fn derive(&self, purpose: &str, text: &str) -> [u8; 32] {
        let mut mac = mac(&self.secret);
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

fn mac(key: &[u8]) -> Hmac<Sha256> {
    <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length")
}

/// A random token of 256 bits.
pub fn new_token() -> String {
    let mut bytes = [0; 32];
    fill_random(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Random bytes of the operating system. Without them nothing here is safe, so it stops.
pub fn fill_random(bytes: &mut [u8]) {
    getrandom::fill(bytes).expect("the operating system has random numbers");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_the_same_secret_only() {
        let keys = Keys::from_secret("a secret of more than 32 characters");
        let sealed = keys.seal("招待");
        assert!(!sealed.contains("招待"));
        assert_eq!(keys.open(&sealed).as_deref(), Some("招待"));
        assert_eq!(Keys::from_secret("another").open(&sealed), None);
        assert_eq!(keys.open("x"), None);
    }

    #[cfg(unix)]
    #[test]
    fn the_key_file_is_made_once_and_is_readable_by_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let first = Keys::load(None, folder.path()).expect("made");
        let again = Keys::load(None, folder.path()).expect("read");
        assert_eq!(first.hash("a", "b"), again.hash("a", "b"));
        let mode = std::fs::metadata(folder.path().join("secret"))
            .expect("file")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(Keys::load(Some("short"), folder.path()).is_err());
    }
}
