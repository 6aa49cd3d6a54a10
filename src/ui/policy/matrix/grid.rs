//! Draws a table of cells whose heads stay where they are while it scrolls, and moves the keyboard
//! about in it.
//!
//! All rows are laid out in every frame, so that the Tab key and screen readers reach them; only
//! visible ones are painted.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Align, Align2, EventFilter, Galley, Id, Key, Layout, Modifiers, Painter, Pos2, Rect, Response,
    Role, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2,
};

use crate::app::{Intent, Subject};
use crate::i18n::policy;
use crate::theme::{area, fonts, palette, size, space};
use crate::ui::context::Cx;
use crate::ui::frame::pointing::is_pointed;
use crate::ui::kit;
use crate::ui::policy::matrix::table::{CellView, Column, Line, Table};
use crate::ui::tour::has_just_arrived;

/// Height of a heading, and of a row with the space below it.
const HEADING: f32 = 36.0;
const ROW: f32 = 44.0;
/// Height of a caption below the head of a column.
const CAPTION: f32 = 18.0;
/// Room for the bar that scrolls.
const BAR: f32 = 8.0;
/// Space between cells.
const GAP: f32 = 4.0;
/// Width of the heads of the rows where there is room, and else; and the widest cell.
const ROW_HEAD: f32 = 208.0;
const ROW_HEAD_NARROW: f32 = 132.0;
const WIDEST_CELL: f32 = 124.0;
/// Below this width, in points, the heads of the rows are narrow.
const NARROW: f32 = 540.0;

/// Positions in this frame, in points of the window.
struct Frame {
    /// Position of the table without scrolling.
    origin: Pos2,
    /// Visible part of the table.
    visible: Rect,
    /// Width of the heads of the rows.
    row_head: f32,
    /// Height of the heads of the columns.
    column_head: f32,
    cell: Vec2,
}

impl Frame {
    /// The part in which cells are seen: right of and below the heads.
    fn body(&self) -> Rect {
        Rect::from_min_max(
            self.visible.min + vec2(self.row_head, self.column_head),
            self.visible.max,
        )
    }

    fn cell_rect(&self, top: f32, column: usize) -> Rect {
        let min = self.origin + vec2(self.row_head + self.left(column), self.column_head + top);
        Rect::from_min_size(min, self.cell)
    }

    fn left(&self, column: usize) -> f32 {
        (self.cell.x + GAP) * f32::from(u16::try_from(column).unwrap_or(u16::MAX))
    }
}

/// Draws the table as large as there is room.
pub fn grid_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, table: &Table) {
    let columns = count(table);
    let room = ui.available_width();
    let row_head = if room < NARROW {
        ROW_HEAD_NARROW
    } else {
        ROW_HEAD
    };
    let cell = vec2(
        ((room - row_head - BAR) / columns - GAP).clamp(area::CELL.x, WIDEST_CELL),
        area::CELL.y,
    );
    let column_head = column_head_height(ui, table, cell.x);
    let height: f32 = table.lines.iter().map(line_height).sum();
    let content = vec2(
        row_head + columns * (cell.x + GAP),
        column_head + height + space::L,
    );
    let builder = UiBuilder::new()
        .accessibility_role(Role::Group)
        .accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ScrollArea::both()
            .id_salt(name)
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_min_size(content);
                let origin = ui.max_rect().min;
                let visible = Rect::from_min_size(origin + viewport.min.to_vec2(), viewport.size());
                let frame = Frame {
                    origin,
                    visible,
                    row_head,
                    column_head,
                    cell,
                };
                let shown = body_ui(ui, cx, &frame, table);
                row_heads_ui(ui, &frame, table);
                column_heads_ui(ui, &frame, table);
                move_focus(ui, &shown);
                leave(ui, cx, &shown);
            });
    });
}

/// The most room that a table can use.
pub fn widest(table: &Table) -> f32 {
    ROW_HEAD + count(table) * (WIDEST_CELL + GAP) + BAR
}

fn count(table: &Table) -> f32 {
    f32::from(u16::try_from(table.columns.len()).unwrap_or(1).max(1))
}

/// Names may take two lines, and some have a caption.
fn column_head_height(ui: &Ui, table: &Table, width: f32) -> f32 {
    let height = |head: &Column| {
        let name = column_name(ui.painter(), ui, head, width).size().y;
        let caption = if head.caption.is_empty() {
            0.0
        } else {
            CAPTION
        };
        name + caption + 2.0 * space::S
    };
    table.columns.iter().map(height).fold(0.0, f32::max)
}

fn column_name(painter: &Painter, ui: &Ui, head: &Column, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(
        head.name.clone(),
        fonts::strong(size::SECONDARY),
        palette(ui).text,
        width,
    );
    job.halign = Align::Center;
    painter.layout_job(job)
}

/// The drawn rows of cells with their responses.
type Shown = Vec<Vec<Response>>;

fn line_height(line: &Line) -> f32 {
    match line {
        Line::Heading(_) => HEADING,
        Line::Row { .. } => ROW,
    }
}

/// Calls `draw` for every line with its distance from the first one.
fn for_each_line(table: &Table, mut draw: impl FnMut(f32, &Line)) {
    let mut top = 0.0;
    for line in &table.lines {
        draw(top, line);
        top += line_height(line);
    }
}

fn body_ui(ui: &mut Ui, cx: &Cx<'_>, frame: &Frame, table: &Table) -> Shown {
    let mut shown = Vec::new();
    let mut ui = ui.new_child(UiBuilder::new().id_salt("body"));
    ui.set_clip_rect(frame.body().intersect(ui.clip_rect()));
    for_each_line(table, |top, line| {
        let Line::Row {
            id, name, cells, ..
        } = line
        else {
            return;
        };
        let row = cells
            .iter()
            .zip(&table.columns)
            .enumerate()
            .map(|(column, (cell, head))| {
                let rect = frame.cell_rect(top, column);
                let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt((id, column)));
                cell_ui(&mut ui, cx, (frame, cell), [name, &head.name])
            });
        shown.push(row.collect());
    });
    shown
}

/// A cell; `names` are those of its row and its column.
fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (frame, view): (&Frame, &CellView),
    names: [&str; 2],
) -> Response {
    let session = &cx.state.session;
    let word = view.now.word(cx);
    let change = view.change(cx);
    let mut name = policy::cell_name(cx.lang, names[0], names[1], &view.now.spoken(cx));
    let what_if = view.what_if(cx);
    for remark in [&change, &what_if].into_iter().flatten() {
        name = format!("{name} ({remark})");
    }
    let p = palette(ui);
    let selected = session.cell.as_ref() == Some(&view.cell);
    let edge = view.now.edge();
    let mut response = kit::matrix_cell(
        ui,
        frame.cell,
        view.now.icon(),
        &word,
        view.now.color(p),
        edge,
        selected,
        &name,
    );
    if let Some(change) = change {
        paint_mark(ui, response.rect);
        response = response.on_hover_text(change);
    }
    if let Some(what_if) = what_if {
        paint_what_if(ui, response.rect);
        response = response.on_hover_text(what_if);
    }
    // The heads are drawn over the table's edge, so there must be room for them too.
    let with_heads = Rect::from_min_max(
        response.rect.min - vec2(frame.row_head, frame.column_head),
        response.rect.max + Vec2::splat(GAP),
    );
    if response.gained_focus() {
        ui.scroll_to_rect(with_heads, None);
    } else if selected && has_just_arrived(ui) {
        ui.scroll_to_rect_animation(
            with_heads,
            Some(Align::Center),
            egui::style::ScrollAnimation::none(),
        );
    }
    let subject = Subject::Cell(view.cell.clone());
    if response.clicked() {
        cx.send(Intent::SelectCell(view.cell.clone()));
    } else if is_pointed(ui, &response) && session.hover.as_ref() != Some(&subject) {
        cx.send(Intent::Hover(Some(subject)));
    }
    response
}

/// The corner of a cell that changes on this day.
pub fn paint_mark(ui: &Ui, rect: Rect) {
    let corner = rect.right_top() + vec2(-3.0, 3.0);
    let points = vec![corner, corner - vec2(9.0, 0.0), corner + vec2(0.0, 9.0)];
    ui.painter().add(egui::Shape::convex_polygon(
        points,
        palette(ui).accent,
        egui::Stroke::NONE,
    ));
}

/// The edge of a cell of the user's copy that differs from the original.
pub fn paint_what_if(ui: &Ui, rect: Rect) {
    let edge = Rect::from_min_max(
        rect.left_bottom() + vec2(6.0, -5.0),
        rect.right_bottom() + vec2(-6.0, -2.0),
    );
    ui.painter().rect_filled(edge, 2.0, palette(ui).violet);
}

/// Explains nothing any more once the pointer has left the cells.
fn leave(ui: &Ui, cx: &Cx<'_>, shown: &Shown) {
    let explains_a_cell = matches!(cx.state.session.hover, Some(Subject::Cell(_)));
    if explains_a_cell && !shown.iter().flatten().any(|cell| is_pointed(ui, cell)) {
        cx.send(Intent::Hover(None));
    }
}

/// Arrow keys lead from cell to cell, over headings and not past the edges.
fn move_focus(ui: &Ui, shown: &Shown) {
    let place = |row: &Vec<Response>| row.iter().position(Response::has_focus);
    let Some((row, column)) = shown
        .iter()
        .enumerate()
        .find_map(|(row, cells)| place(cells).map(|column| (row, column)))
    else {
        return;
    };
    let id = |row: usize, column: usize| {
        shown
            .get(row)
            .and_then(|cells| cells.get(column))
            .map(|cell| cell.id)
    };
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    if let Some(here) = id(row, column) {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(here, filter));
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next: Option<Id> = if pressed(Key::ArrowUp) {
        row.checked_sub(1).and_then(|row| id(row, column))
    } else if pressed(Key::ArrowDown) {
        id(row + 1, column)
    } else if pressed(Key::ArrowLeft) {
        column.checked_sub(1).and_then(|column| id(row, column))
    } else if pressed(Key::ArrowRight) {
        id(row, column + 1)
    } else {
        None
    };
    if let Some(next) = next {
        ui.memory_mut(|memory| memory.request_focus(next));
    }
}

fn row_heads_ui(ui: &mut Ui, frame: &Frame, table: &Table) {
    let visible = frame.visible;
    let clip = Rect::from_min_max(
        visible.min + vec2(0.0, frame.column_head),
        pos2(visible.left() + frame.row_head, visible.bottom()),
    );
    let mut ui = ui.new_child(UiBuilder::new().id_salt("row heads"));
    let headings = ui.painter().with_clip_rect(
        frame
            .visible
            .with_min_y(clip.top())
            .intersect(ui.clip_rect()),
    );
    ui.set_clip_rect(clip.intersect(ui.clip_rect()));
    for_each_line(table, |top, line| {
        let at = pos2(visible.left(), frame.origin.y + frame.column_head + top);
        match line {
            Line::Heading(words) => {
                let at = at + vec2(0.0, HEADING - 13.0);
                kit::paint::line(
                    &headings,
                    at,
                    words,
                    fonts::strong(size::CAPTION),
                    palette(&ui).secondary,
                    visible.width(),
                );
            }
            Line::Row {
                id, name, caption, ..
            } => {
                let rect = Rect::from_min_size(at, vec2(frame.row_head - space::S, ROW - GAP));
                row_head_ui(&mut ui, rect, id, [name, caption]);
            }
        }
    });
    if frame.visible.left() > frame.origin.x + 0.5 {
        ui.painter()
            .vline(clip.right() - GAP, clip.y_range(), kit::paint::hair(&ui));
    }
}

fn row_head_ui(ui: &mut Ui, rect: Rect, id: &str, [name, caption]: [&str; 2]) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let layout = Layout::left_to_right(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(id));
    kit::monogram(&mut ui, name, id);
    let (p, left) = (palette(&ui), rect.left() + 24.0 + 10.0);
    let width = rect.right() - left;
    let middle = rect.center().y;
    let lift = if caption.is_empty() { 0.0 } else { 8.0 };
    kit::paint::line(
        ui.painter(),
        pos2(left, middle - lift),
        name,
        fonts::strong(size::SECONDARY),
        p.text,
        width,
    );
    kit::paint::line(
        ui.painter(),
        pos2(left, middle + 9.0),
        caption,
        fonts::caption(),
        p.secondary,
        width,
    );
}

fn column_heads_ui(ui: &Ui, frame: &Frame, table: &Table) {
    let visible = frame.visible;
    let clip = Rect::from_min_max(
        pos2(visible.left() + frame.row_head, visible.top()),
        pos2(visible.right(), visible.top() + frame.column_head),
    );
    let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
    let p = palette(ui);
    let bottom = visible.top() + frame.column_head - space::S;
    for (column, head) in table.columns.iter().enumerate() {
        let cell = frame.cell_rect(0.0, column);
        let name = column_name(&painter, ui, head, cell.width());
        let below = if head.caption.is_empty() {
            0.0
        } else {
            CAPTION
        };
        painter.galley(
            pos2(cell.center().x, bottom - below - name.size().y),
            name,
            p.text,
        );
        let at = pos2(cell.center().x, bottom - CAPTION / 2.0);
        painter.text(
            at,
            Align2::CENTER_CENTER,
            &head.caption,
            fonts::caption(),
            p.secondary,
        );
    }
    let corner = pos2(visible.left(), bottom - size::SECONDARY / 2.0 - 2.0);
    kit::paint::line(
        ui.painter(),
        corner,
        &table.corner,
        fonts::caption(),
        p.secondary,
        frame.row_head,
    );
    let y = visible.top() + frame.column_head - 1.0;
    if frame.visible.top() > frame.origin.y + 0.5 {
        ui.painter()
            .hline(visible.x_range(), y, kit::paint::hair(ui));
    }
}
