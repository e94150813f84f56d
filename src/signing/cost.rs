//! What a request costs, said before it is sent (G-04, R-178–R-184).

use leptos::prelude::*;
use madoguchi_contract::signing::{Charge, ChargeKind, Quote};

use crate::shell::locale::{Text, t};

/// An amount with its thousands apart: `1,650`.
pub fn yen(amount: u32) -> String {
    let digits = amount.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// What is charged for.
pub fn charge_name(kind: ChargeKind) -> Text {
    match kind {
        ChargeKind::ContractSeal => t::charges::CONTRACT_SEAL,
        ChargeKind::RequestSms => t::charges::REQUEST_SMS,
        ChargeKind::CompletionSms => t::charges::COMPLETION_SMS,
        ChargeKind::AccessCodeSms => t::charges::ACCESS_CODE_SMS,
        ChargeKind::Unknown => t::charges::OTHER,
    }
}

/// Every charge of a quote, and the total, which is spoken when it changes.
#[component]
pub fn QuoteList(#[prop(into)] quote: Signal<Quote>) -> impl IntoView {
    let charge = |charge: Charge| {
        let (one, all) = (yen(charge.kind.yen()), yen(charge.yen));
        view! {
            <div class="md-cost__row">
                <dt>
                    {charge_name(charge.kind)} " "
                    <span class="md-cost__each">
                        {move || t::charges::each(&one, charge.count)}
                    </span>
                </dt>
                <dd>{move || t::charges::yen(&all)}</dd>
            </div>
        }
    };
    let total = Memo::new(move |_| quote.read().total);
    view! {
        <dl class="md-cost">
            {move || quote.get().charges.into_iter().map(charge).collect_view()}
        </dl>
        <p class="md-cost__row md-cost__total" role="status">
            <span>{t::charges::TOTAL}</span>
            " "
            <span>{move || t::charges::yen(yen(total.get()))}</span>
        </p>
    }
}

/// What one 署名再依頼 would cost beside that, for each price the signers that have it, and what all
/// would cost together then.
#[component]
pub fn ReRequestPrices(
    #[prop(into)] prices: Signal<Vec<(u32, Vec<usize>)>>,
    #[prop(into)] quote: Signal<Quote>,
) -> impl IntoView {
    let total = Memo::new(move |_| quote.read().total);
    let row = move |price: u32, signers: Option<Vec<usize>>| {
        let label = move || match &signers {
            None => t::charges::RE_REQUEST.get().to_owned(),
            Some(signers) => {
                let numbers: Vec<String> = signers.iter().map(usize::to_string).collect();
                t::charges::re_request_of(numbers.join(t::charges::BETWEEN.get()))
            }
        };
        let amount = move || match price {
            0 => t::charges::FREE.get().to_owned(),
            price => t::charges::more(yen(price), yen(total.get() + price)),
        };
        view! {
            <div class="md-cost__row">
                <dt>{label}</dt>
                <dd>{amount}</dd>
            </div>
        }
    };
    let rows = move || {
        let prices = prices.get();
        let is_one = prices.len() == 1;
        let rows = prices.into_iter();
        rows.map(|(price, signers)| row(price, Some(signers).filter(|_| !is_one)))
            .collect_view()
    };
    view! { <dl class="md-cost">{rows}</dl> }
}

#[cfg(test)]
mod tests {
    use super::yen;

    /// G-04
    #[test]
    fn thousands_are_set_apart() {
        let written = [
            (0, "0"),
            (231, "231"),
            (1_650, "1,650"),
            (1_234_567, "1,234,567"),
        ];
        for (amount, text) in written {
            assert_eq!(yen(amount), text);
        }
    }
}
