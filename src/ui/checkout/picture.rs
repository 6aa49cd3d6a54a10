//! A receipt painted into pixels without a window or a graphics card: glyphs are copied from the
//! atlas of the program's own fonts.
//!
//! Always light, as paper is, and two pixels a point whatever the window's scale.

use egui::epaint::text::{Fonts, FontsView, TextOptions};
use egui::{Color32, FontId, Pos2, Rect, Vec2, pos2, vec2};

use crate::theme::{self, LIGHT, Palette};
use crate::ui::checkout::receipt_lines::{Line, modules};

const SCALE: f32 = 2.0;
const WIDTH: f32 = 380.0;
const MARGIN: f32 = 22.0;
const CODE: f32 = 132.0;

/// A painted receipt: pixels a row, rows, and four bytes a pixel.
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

/// Paints the lines of a receipt.
pub fn paint(lines: &[Line]) -> Picture {
    let height = MARGIN * 2.0 + lines.iter().map(height_of).sum::<f32>();
    let mut fonts = Fonts::new(TextOptions::default(), theme::fonts::definitions());
    let mut view = fonts.with_pixels_per_point(SCALE);
    let mut paper = Paper::new(vec2(WIDTH, height));
    let mut words = Vec::new();
    let mut top = MARGIN;
    for line in lines {
        let room = Rect::from_min_size(
            pos2(MARGIN, top),
            vec2(WIDTH - 2.0 * MARGIN, height_of(line)),
        );
        set(&mut view, &mut paper, &mut words, line, room);
        top += height_of(line);
    }
    // The atlas grows while text is set, so glyphs are copied at the end.
    let atlas = view.image();
    for word in &words {
        paper.glyphs(&atlas, word);
    }
    paper.picture()
}

fn height_of(line: &Line) -> f32 {
    match line {
        Line::Title(_) => 28.0,
        Line::Note(_) => 20.0,
        Line::Pair(_, _, true) => 30.0,
        Line::Pair(_, _, false) => 21.0,
        Line::Dots => 15.0,
        Line::Code(_) => CODE + 14.0,
    }
}

/// A piece of text that is set, with its place and colour.
struct Word {
    galley: std::sync::Arc<egui::Galley>,
    at: Pos2,
    color: Color32,
}

/// Horizontal alignment of a piece of text.
#[derive(Clone, Copy)]
enum Align {
    Left,
    Middle,
    Right,
}

fn set(
    view: &mut FontsView<'_>,
    paper: &mut Paper,
    words: &mut Vec<Word>,
    line: &Line,
    room: Rect,
) {
    let mut put = |text: &str, font: FontId, color: Color32, align: Align, width: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
        let galley = view.layout_job(job);
        let size = galley.size();
        let left = match align {
            Align::Left => room.left(),
            Align::Middle => room.center().x - size.x / 2.0,
            Align::Right => room.right() - size.x,
        };
        words.push(Word {
            galley,
            at: pos2(left, room.center().y - size.y / 2.0),
            color,
        });
        size.x
    };
    match line {
        Line::Title(text) => {
            put(
                text,
                theme::strong_for(text, theme::size::TITLE),
                LIGHT.text,
                Align::Middle,
                room.width(),
            );
        }
        Line::Note(text) => {
            put(
                text,
                theme::caption(),
                LIGHT.secondary,
                Align::Middle,
                room.width(),
            );
        }
        Line::Pair(name, value, strong) => {
            let (font, figures, color) = if *strong {
                (
                    theme::strong_for(name, theme::size::BODY),
                    theme::strong_figures(theme::size::TITLE),
                    LIGHT.price,
                )
            } else {
                (theme::caption(), theme::figures(12.5), LIGHT.text)
            };
            let wide = put(value, figures, color, Align::Right, room.width());
            let color = if *strong { LIGHT.text } else { LIGHT.secondary };
            put(name, font, color, Align::Left, room.width() - wide - 10.0);
        }
        Line::Dots => {
            let mut x = room.left();
            while x < room.right() {
                paper.fill(
                    Rect::from_min_size(pos2(x, room.center().y), vec2(1.5, 1.0)),
                    LIGHT.outline,
                );
                x += 4.0;
            }
        }
        Line::Code(text) => paper.code(
            text,
            Rect::from_center_size(room.center(), vec2(CODE, CODE)),
        ),
    }
}

/// Pixels that are painted on.
struct Paper {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl Paper {
    fn new(points: Vec2) -> Self {
        let (width, height) = (pixels(points.x), pixels(points.y));
        Self {
            width,
            height,
            pixels: vec![LIGHT.surface; width * height],
        }
    }

    fn blend(&mut self, x: usize, y: usize, color: Color32, amount: f32) {
        if x < self.width
            && y < self.height
            && let Some(pixel) = self.pixels.get_mut(y * self.width + x)
        {
            *pixel = Palette::mix(*pixel, color, amount);
        }
    }

    fn fill(&mut self, rect: Rect, color: Color32) {
        for y in pixels(rect.top())..pixels(rect.bottom()).max(pixels(rect.top()) + 1) {
            for x in pixels(rect.left())..pixels(rect.right()) {
                self.blend(x, y, color, 1.0);
            }
        }
    }

    /// A QR code with modules of whole pixels, in the middle of `rect`.
    fn code(&mut self, words: &str, rect: Rect) {
        let Some((side, dark)) = modules(words) else {
            return;
        };
        let unit = (pixels(rect.width()) / side.max(1)).max(1);
        let (left, top) = (
            pixels(rect.center().x) - unit * side / 2,
            pixels(rect.center().y) - unit * side / 2,
        );
        for (place, _) in dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (x, y) = (left + place % side * unit, top + place / side * unit);
            for pixel in 0..unit * unit {
                self.blend(x + pixel % unit, y + pixel / unit, LIGHT.text, 1.0);
            }
        }
    }

    /// Copies the glyphs of a text from the atlas, pixel by pixel.
    fn glyphs(&mut self, atlas: &egui::ColorImage, word: &Word) {
        for row in &word.galley.rows {
            for glyph in row
                .row
                .glyphs
                .iter()
                .filter(|glyph| !glyph.uv_rect.is_nothing())
            {
                let uv = glyph.uv_rect;
                let at = word.at + row.pos.to_vec2() + glyph.pos.to_vec2() + uv.offset;
                let (left, top) = (pixels(at.x), pixels(at.y));
                let [from_x, from_y] = uv.min.map(usize::from);
                let [to_x, to_y] = uv.max.map(usize::from);
                for y in from_y..to_y {
                    for x in from_x..to_x {
                        let cover = atlas
                            .pixels
                            .get(y * atlas.size[0] + x)
                            .map_or(0, Color32::a);
                        if cover > 0 {
                            self.blend(
                                left + x - from_x,
                                top + y - from_y,
                                word.color,
                                f32::from(cover) / 255.0,
                            );
                        }
                    }
                }
            }
        }
    }

    fn picture(self) -> Picture {
        Picture {
            width: u32::try_from(self.width).unwrap_or(u32::MAX),
            height: u32::try_from(self.height).unwrap_or(u32::MAX),
            rgba: self.pixels.iter().flat_map(Color32::to_array).collect(),
        }
    }
}

/// Points as whole pixels.
fn pixels(points: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place on the paper, held above zero"
    )]
    let whole = (points * SCALE).round().max(0.0) as usize;
    whole
}
