//! A product as its shop shows it: a card, a row, a line of a menu, a ticket, or a cover on a shelf.
//! Each can be clicked as a whole.

use egui::{
    CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::domain::{Layout, Product, Storefront};
use crate::theme::{self, icons, radius};
use crate::ui::context::Cx;
use crate::ui::kit;

/// Shows a product; its accessible name is the product's.
pub fn product_card(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shop: &Storefront,
    product: &Product,
    size: Vec2,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, product.name.get(cx.lang)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(product.price.to_string())
    });
    if ui.is_rect_visible(rect) {
        let card = Card {
            ui,
            cx,
            shop,
            product,
            rect,
            hovered: response.hovered(),
        };
        match shop.layout {
            Layout::Grid => card.grid(),
            Layout::List => card.list(),
            Layout::Menu => card.menu(),
            Layout::Tickets => card.ticket(),
            Layout::Shelf => card.cover(),
        }
        kit::focus_ring(ui, &response, radius::M);
    }
    response
}

struct Card<'a> {
    ui: &'a Ui,
    cx: &'a Cx<'a>,
    shop: &'a Storefront,
    product: &'a Product,
    rect: Rect,
    hovered: bool,
}

impl Card<'_> {
    fn ground(&self) {
        let p = theme::palette(self.ui);
        let line = Stroke::new(1.0, if self.hovered { p.outline } else { p.hairline });
        self.ui.painter().rect(
            self.rect,
            CornerRadius::same(radius::M),
            p.surface,
            line,
            StrokeKind::Inside,
        );
    }

    fn picture(&self, rect: Rect, corner: CornerRadius) {
        let picture = theme::palette(self.ui).picture(f32::from(self.shop.hue));
        self.ui.painter().rect_filled(rect, corner, picture.ground);
        let icon = icons::by_name(&self.product.icon).unwrap_or(icons::TAG);
        let size = rect.width().min(rect.height()) * 0.44;
        kit::paint::icon(self.ui.painter(), rect.center(), icon, size, picture.line);
    }

    /// Words from `at`, in at most `rows` lines; returns how high they are.
    fn words(
        &self,
        at: egui::Pos2,
        words: &str,
        font: egui::FontId,
        color: egui::Color32,
        room: Vec2,
    ) -> f32 {
        let mut job = egui::text::LayoutJob::single_section(
            words.to_owned(),
            egui::text::TextFormat {
                font_id: font,
                color,
                ..Default::default()
            },
        );
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "one to three lines"
        )]
        let rows = room.y.max(1.0) as usize;
        job.wrap = egui::text::TextWrapping {
            max_width: room.x,
            max_rows: rows,
            ..Default::default()
        };
        let galley = self.ui.painter().layout_job(job);
        let height = galley.size().y;
        self.ui.painter().galley(at, galley, color);
        height
    }

    fn price(&self, right: egui::Pos2, align: egui::Align2) {
        let p = theme::palette(self.ui);
        self.ui.painter().text(
            right,
            align,
            self.product.price.to_string(),
            theme::strong_figures(16.0),
            p.price,
        );
    }

    fn name(&self) -> &str {
        self.product.name.get(self.cx.lang)
    }

    fn strong(&self, size: f32) -> egui::FontId {
        theme::strong_for(self.name(), size)
    }

    fn grid(&self) {
        self.ground();
        let p = theme::palette(self.ui);
        let picture = Rect::from_min_size(
            self.rect.min + vec2(1.0, 1.0),
            vec2(self.rect.width() - 2.0, 152.0),
        );
        self.picture(
            picture,
            CornerRadius {
                nw: radius::M,
                ne: radius::M,
                sw: 0,
                se: 0,
            },
        );
        let at = pos2(self.rect.left() + 12.0, picture.bottom() + 10.0);
        self.words(
            at,
            self.name(),
            self.strong(14.0),
            p.text,
            vec2(self.rect.width() - 24.0, 2.0),
        );
        self.price(
            pos2(self.rect.left() + 12.0, self.rect.bottom() - 20.0),
            egui::Align2::LEFT_CENTER,
        );
        let seller = pos2(self.rect.left() + 12.0, self.rect.bottom() - 42.0);
        kit::paint::line(
            self.ui.painter(),
            seller,
            self.product.seller.get(self.cx.lang),
            theme::caption(),
            p.secondary,
            self.rect.width() - 24.0,
        );
    }

    fn list(&self) {
        self.ground();
        let p = theme::palette(self.ui);
        let side = self.rect.height() - 24.0;
        let picture = Rect::from_min_size(self.rect.min + vec2(12.0, 12.0), Vec2::splat(side));
        self.picture(picture, CornerRadius::same(radius::M));
        let left = picture.right() + 16.0;
        let room = self.rect.right() - left - 110.0;
        let high = self.words(
            pos2(left, self.rect.top() + 14.0),
            self.name(),
            self.strong(15.0),
            p.text,
            vec2(room, 1.0),
        );
        let below = pos2(left, self.rect.top() + 18.0 + high);
        self.words(
            below,
            self.product.detail.get(self.cx.lang),
            theme::secondary(),
            p.secondary,
            vec2(room, 2.0),
        );
        let seller = pos2(left, self.rect.bottom() - 16.0);
        kit::paint::line(
            self.ui.painter(),
            seller,
            self.product.seller.get(self.cx.lang),
            theme::caption(),
            p.secondary,
            room,
        );
        self.price(
            self.rect.right_center() - vec2(16.0, 0.0),
            egui::Align2::RIGHT_CENTER,
        );
    }

    /// A line of a menu: a round plate, the dish, dots, the price.
    fn menu(&self) {
        let p = theme::palette(self.ui);
        let picture = p.picture(f32::from(self.shop.hue));
        if self.hovered {
            self.ui
                .painter()
                .rect_filled(self.rect, CornerRadius::same(radius::M), p.raised);
        }
        let plate = pos2(self.rect.left() + 40.0, self.rect.center().y);
        self.ui
            .painter()
            .circle(plate, 30.0, picture.light, (2.0, picture.far));
        let icon = icons::by_name(&self.product.icon).unwrap_or(icons::TAG);
        kit::paint::icon(self.ui.painter(), plate, icon, 30.0, picture.line);
        let (left, right) = (self.rect.left() + 86.0, self.rect.right() - 16.0);
        let y = self.rect.center().y - 14.0;
        let room = right - left - 100.0;
        let wide = kit::paint::line(
            self.ui.painter(),
            pos2(left, y),
            self.name(),
            self.strong(15.0),
            p.text,
            room,
        );
        kit::paint::dotted_rule(
            self.ui.painter(),
            left + wide + 10.0,
            right - 76.0,
            y + 5.0,
            p.outline,
        );
        self.price(pos2(right, y), egui::Align2::RIGHT_CENTER);
        let detail = self.product.detail.get(self.cx.lang);
        self.words(
            pos2(left, y + 13.0),
            detail,
            theme::caption(),
            p.secondary,
            vec2(right - left - 90.0, 2.0),
        );
    }

    /// A ticket: a coloured stub, a perforation, and what it lets one into.
    fn ticket(&self) {
        self.ground();
        let p = theme::palette(self.ui);
        let stub = Rect::from_min_size(
            self.rect.min + vec2(1.0, 1.0),
            vec2(96.0, self.rect.height() - 2.0),
        );
        self.picture(
            stub,
            CornerRadius {
                nw: radius::M,
                sw: radius::M,
                ne: 0,
                se: 0,
            },
        );
        let x = stub.right();
        self.ui.painter().extend(egui::Shape::dashed_line(
            &[
                pos2(x, self.rect.top() + 8.0),
                pos2(x, self.rect.bottom() - 8.0),
            ],
            Stroke::new(1.5, p.outline),
            5.0,
            5.0,
        ));
        for y in [self.rect.top(), self.rect.bottom()] {
            self.ui
                .painter_at(self.rect)
                .circle(pos2(x, y), 7.0, p.ground, (1.0, p.hairline));
        }
        let left = x + 18.0;
        let room = self.rect.right() - left - 14.0;
        let high = self.words(
            pos2(left, self.rect.top() + 14.0),
            self.name(),
            self.strong(15.0),
            p.text,
            vec2(room, 2.0),
        );
        let below = pos2(left, self.rect.top() + 18.0 + high);
        self.words(
            below,
            self.product.detail.get(self.cx.lang),
            theme::caption(),
            p.secondary,
            vec2(room, 2.0),
        );
        self.price(
            self.rect.right_bottom() - vec2(16.0, 18.0),
            egui::Align2::RIGHT_CENTER,
        );
    }

    /// An upright cover with its title on it, the price below.
    fn cover(&self) {
        let p = theme::palette(self.ui);
        let picture = p.picture(f32::from(self.shop.hue));
        let cover = Rect::from_min_size(
            self.rect.min,
            vec2(self.rect.width(), self.rect.height() - 40.0),
        );
        self.ui
            .painter()
            .rect_filled(cover, CornerRadius::same(radius::M), picture.ground);
        let spine = Rect::from_min_size(cover.min, vec2(8.0, cover.height()));
        self.ui.painter().rect_filled(
            spine,
            CornerRadius {
                nw: radius::M,
                sw: radius::M,
                ne: 0,
                se: 0,
            },
            picture.middle,
        );
        let icon = icons::by_name(&self.product.icon).unwrap_or(icons::TAG);
        let at = pos2(cover.center().x + 4.0, cover.bottom() - 56.0);
        kit::paint::icon(self.ui.painter(), at, icon, 56.0, picture.near);
        let title = pos2(cover.left() + 20.0, cover.top() + 18.0);
        self.words(
            title,
            self.name(),
            self.strong(15.0),
            picture.line,
            vec2(cover.width() - 32.0, 4.0),
        );
        if self.hovered {
            let line = Stroke::new(1.0, p.outline);
            self.ui.painter().rect_stroke(
                cover,
                CornerRadius::same(radius::M),
                line,
                StrokeKind::Inside,
            );
        }
        self.price(
            pos2(cover.left() + 2.0, self.rect.bottom() - 22.0),
            egui::Align2::LEFT_CENTER,
        );
    }
}
