//! Mails of sharing in English.

use chrono::NaiveDate;

use super::{AUTOMATIC_EN, SharingNews};
use crate::clock::last_day;
use crate::store::entities::{StoredRight, account, share};

/// The text of a mail about a share.
pub fn body(
    news: SharingNews,
    to: &account::Model,
    other: &account::Model,
    share: &share::Model,
    portal: &str,
) -> String {
    let who = format!("{} ({})", other.name, other.email);
    let (subject, what, next) = match news {
        SharingNews::Requested => (
            "Request to share information",
            format!("{who} asks you to share your information between accounts."),
            "Sign in to see what would be shared, and then allow it or not.\n\
             Nothing of yours is shared until you allow it.\n\
             Do not allow a request that you did not expect.",
        ),
        SharingNews::Approved => (
            "Request to share was allowed",
            format!("{who} has allowed your request to share information."),
            "Sign in to find the shared information in the lists of filings and deliveries.",
        ),
        SharingNews::Refused => (
            "Request to share was not allowed",
            format!("{who} has not allowed your request to share information."),
            "If you need it, talk to them; you can ask again from your list of shares.",
        ),
        SharingNews::Withdrawn => (
            "Request to share was withdrawn",
            format!("{who} has withdrawn the request to share your information."),
            "Nothing of yours is shared. You need not do anything.",
        ),
        SharingNews::EndedByRequester => (
            "Sharing has ended",
            format!("{who} has ended the sharing of your information."),
            "Your information is no longer shared with this account. You need not do anything.",
        ),
        SharingNews::StoppedByOwner => (
            "Sharing has ended",
            format!("{who} has stopped sharing information with you."),
            "You can no longer see the information of this account.\n\
             If you still need it, talk to them; you can ask again.",
        ),
        SharingNews::OtherAccountLeft => (
            "Sharing has ended",
            format!("The account of {who} can no longer share, so the sharing has ended."),
            "Nothing is shared between you and this account any more. You need not do anything.",
        ),
        SharingNews::RenewalAsked => (
            "Request to change the end of sharing",
            format!("{who} asks you to let the sharing of your information end on another day."),
            "Sign in to allow it or not.\n\
             If you do not, the sharing goes on until its present end.\n\
             Do not allow a request that you did not expect.",
        ),
        SharingNews::RenewalApproved => (
            "Another end of sharing was allowed",
            format!("{who} has allowed the other end of sharing."),
            "You can see the shared information until the new end.",
        ),
        SharingNews::RenewalRefused => (
            "Another end of sharing was not allowed",
            format!("{who} has not allowed the other end of sharing."),
            "You can see the shared information until the present end, as before.",
        ),
        SharingNews::EndsSoon => (
            "Sharing ends soon",
            format!("The sharing of information with {who} ends soon."),
            "If you still need it, ask for an extension in your list of shares.\n\
             It is extended when they allow it.",
        ),
        SharingNews::Over => (
            "Sharing has ended",
            format!(
                "The sharing of information with {who} has ended, because its last day is over."
            ),
            "Nothing is shared between you and this account any more. If it is still needed, it can \
             be asked for again.",
        ),
        SharingNews::RequestOver => (
            "Request to share has ended",
            format!("The request to share with {who} was not answered before the end asked for."),
            "Nothing is shared between you and this account. If it is still needed, it can be asked \
             for again.",
        ),
    };
    let right = |right| match right {
        StoredRight::Download => "view and download",
        StoredRight::View => "view",
    };
    format!(
        "[e-Gov] {subject}\n\nDear {name},\n\n{what}\n\n\
         The other account: {who}\n\
         Right to official documents: {official}\n\
         Right to documents of electronic deliveries: {delivery}\n{end}\n\
         {next}\n\n{portal}\n\n{AUTOMATIC_EN}",
        name = to.name,
        official = right(share.official_document_right),
        delivery = right(share.delivery_right),
        end = end(news, share),
    )
}

fn end(news: SharingNews, share: &share::Model) -> String {
    let day = |day: Option<NaiveDate>| match day {
        Some(day) => day.format("%-d %B %Y").to_string(),
        None => "none".to_owned(),
    };
    match (share.ends_at, news) {
        (_, SharingNews::RenewalAsked) => format!(
            "Present last day: {}\nLast day asked for: {}\n",
            day(share.ends_at.map(last_day)),
            day(share.renewal_ends_at.map(last_day))
        ),
        (None, SharingNews::RenewalApproved) | (Some(_), _) => {
            format!(
                "Last day of sharing: {}\n",
                day(share.ends_at.map(last_day))
            )
        }
        (None, _) => String::new(),
    }
}
