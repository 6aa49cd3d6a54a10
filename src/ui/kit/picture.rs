//! Pictures that are drawn, not loaded.

use egui::{Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::theme::{self, icons};
use crate::ui::kit::paint;

/// The picture of a product: its icon on the storefront's colour.
pub fn product_picture(ui: &mut Ui, icon: &str, hue: u16, size: Vec2, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let picture = theme::palette(ui).picture(f32::from(hue));
    ui.painter()
        .rect_filled(rect, theme::radius::L, picture.ground);
    let icon = icons::by_name(icon).unwrap_or(icons::TAG);
    paint::icon(
        ui.painter(),
        rect.center(),
        icon,
        size.min_elem() * 0.42,
        picture.line,
    );
    response
}
