//! Names of the rows and cells of the matrices.

use crate::app::Cell;
use crate::i18n::{chrome, policy};
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

/// Label of a lane: the surface, or the wallet.
pub fn cell_name(cx: &Cx<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Link(surface, _) => chrome::surface_heading(*surface).get(cx.lang).to_owned(),
        Cell::Pay(_, wallet) => wallet_name(cx, wallet),
    }
}

/// Row and column of a cell: "Taobao · Group chats".
pub fn cell_title(cx: &Cx<'_>, cell: &Cell) -> String {
    let (Cell::Link(_, row) | Cell::Pay(row, _)) = cell;
    format!("{} · {}", row_name(cx, row), cell_name(cx, cell))
}

fn wallet_name(cx: &Cx<'_>, id: &str) -> String {
    let wallet = cx
        .state
        .policy
        .wallet_by_id(id)
        .and_then(|row| cx.state.policy.wallet(row));
    wallet.map_or_else(
        || id.to_owned(),
        |wallet| wallet.name.get(cx.lang).to_owned(),
    )
}
