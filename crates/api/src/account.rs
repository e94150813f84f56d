//! Signing in, the session and the own account.

use madoguchi_contract::account::{
    AcceptInvitationRequest, Invitation, Language, ReadInvitationRequest, Session,
    SetLanguageRequest, SignInRequest,
};

use crate::client::{Call, Client, Error};

/// Who is signed in, and what waits for them.
pub async fn session(client: &Client) -> Result<Session, Error> {
    client.read(Call::get("/api/v1/session")).await
}

/// Signs in.
pub async fn sign_in(client: &Client, request: &SignInRequest) -> Result<Session, Error> {
    client.read(Call::post("/api/v1/session", request)).await
}

/// Signs out on this device.
pub async fn sign_out(client: &Client) -> Result<(), Error> {
    client.send(Call::delete("/api/v1/session")).await?;
    Ok(())
}

/// Sets the language of the mails to the own account.
pub async fn set_language(client: &Client, language: Language) -> Result<(), Error> {
    let request = SetLanguageRequest { language };
    client
        .send(Call::put("/api/v1/account/language", &request))
        .await?;
    Ok(())
}

/// Whom a one-time link invites.
pub async fn invitation(client: &Client, token: String) -> Result<Invitation, Error> {
    let request = ReadInvitationRequest { token };
    client
        .read(Call::post("/api/v1/invitation", &request))
        .await
}

/// Sets the first password and signs in.
pub async fn accept_invitation(
    client: &Client,
    request: &AcceptInvitationRequest,
) -> Result<Session, Error> {
    client
        .read(Call::post("/api/v1/invitation/acceptance", request))
        .await
}
