use leptos::prelude::*;
use madoguchi_contract::sharing::{Right, Rights};
use madoguchi_ui::{Breadcrumb, BreadcrumbItem};

use super::screens::ScreensTable;
use crate::shell::guide::{entries, section};
use crate::shell::locale::{Text, t};
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;

/// アカウント間情報共有について: what it is, how it goes, what it opens
#[component]
pub fn GuidePage() -> impl IntoView {
    let flow = |title: Text, steps: &'static [Text]| {
        view! {
            <section>
                <h3>{title}</h3>
                <ol class="md-flow">{entries(steps)}</ol>
            </section>
        }
    };
    let all = |right: Right| Rights {
        official_document_right: right,
        delivery_right: right,
    };
    let steps = entries(&[
        t::guide::STEP_SET,
        t::guide::STEP_ANSWER,
        t::guide::STEP_SEE,
        t::guide::STEP_LOG,
    ]);
    let notes = entries(&[
        t::guide::NOTE_KINDS,
        t::guide::NOTE_DIRECTION,
        t::guide::NOTE_REVERSE,
        t::guide::NOTE_ALL,
        t::guide::NOTE_LOG,
    ]);
    let flows = view! {
        {flow(
            t::guide::FLOW_ADD,
            &[t::guide::ADD_1, t::guide::ADD_2, t::guide::ADD_3, t::guide::ADD_4],
        )}
        {flow(
            t::guide::FLOW_DELETE,
            &[t::guide::DELETE_1, t::guide::DELETE_2, t::guide::DELETE_3],
        )}
        {flow(t::guide::FLOW_CHANGE, &[t::guide::CHANGE_1, t::guide::CHANGE_2])}
    };
    view! {
        <Breadcrumb label=t::records::PLACE>
            <BreadcrumbItem href=Route::Home.path()>{t::home::TITLE}</BreadcrumbItem>
            <BreadcrumbItem>{t::sharing::MENU_GUIDE}</BreadcrumbItem>
        </Breadcrumb>
        <PageHeading title=t::sharing::MENU_GUIDE />
        <p class="md-lead">{t::guide::LEAD}</p>
        {section(t::guide::STEPS_TITLE, view! { <ol class="md-notes">{steps}</ol> })}
        {section(t::guide::NOTES_TITLE, view! { <ul class="md-notes">{notes}</ul> })}
        {section(t::guide::FLOWS_TITLE, flows)}
        {section(
            t::guide::SCREENS_TITLE,
            view! {
                <p>{t::guide::SCREENS_LEAD}</p>
                <ScreensTable rights=all(Right::View) caption=t::guide::WITH_VIEW />
                <ScreensTable rights=all(Right::Download) caption=t::guide::WITH_DOWNLOAD />
            },
        )}
    }
}
