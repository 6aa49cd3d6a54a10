//! Names of what the policy knows, in the language of the window; an id that it does not know is
//! its own name.

use crate::app::Cell;
use crate::i18n::chrome;
use crate::i18n::policy;
use crate::ui::context::Cx;

/// The name of a row of the link matrix.
pub fn row_name(cx: &Cx<'_>, platform: &str) -> String {
    match platform {
        "web" => policy::WEB_PAGE.get(cx.lang).to_owned(),
        "tao-password" => policy::TAO_PASSWORD.get(cx.lang).to_owned(),
        id => {
            let known = cx
                .state
                .policy
                .platform_by_id(id)
                .map(|ix| cx.state.policy.platform(ix).name.get(cx.lang).to_owned());
            known.unwrap_or_else(|| id.to_owned())
        }
    }
}

/// What tells the lanes of a picture apart: the surface, or the wallet.
pub fn column_name(cx: &Cx<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Link(surface, _) => chrome::surface_heading(*surface).get(cx.lang).to_owned(),
        Cell::Pay(_, wallet) => wallet_name(cx, wallet),
    }
}

/// Row and column of a cell: "Taobao · Group chats".
pub fn cell_title(cx: &Cx<'_>, cell: &Cell) -> String {
    let (Cell::Link(_, row) | Cell::Pay(row, _)) = cell;
    format!("{} · {}", row_name(cx, row), column_name(cx, cell))
}

/// A wallet's name as the policy has it.
pub fn wallet_name(cx: &Cx<'_>, id: &str) -> String {
    let policy = &cx.state.policy;
    let name = policy
        .wallet_by_id(id)
        .and_then(|row| policy.wallet(row))
        .map(|wallet| wallet.name.get(cx.lang).to_owned());
    name.unwrap_or_else(|| id.to_owned())
}

/// An owner's name; "you" for the user.
pub fn owner_name(cx: &Cx<'_>, id: &str) -> String {
    cx.state
        .policy
        .owner_name(id)
        .map_or_else(|| id.to_owned(), |name| name.get(cx.lang).to_owned())
}

/// A merchant's name as the policy has it.
pub fn shop_name(cx: &Cx<'_>, merchant: &str) -> String {
    let policy = &cx.state.policy;
    let name = policy
        .platform_by_id(merchant)
        .map(|row| policy.platform(row).name.get(cx.lang).to_owned());
    name.unwrap_or_else(|| merchant.to_owned())
}
