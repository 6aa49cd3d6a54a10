//! Illustrations of places and weather.

use crate::ui::art::canvas::Canvas;

pub(in crate::ui) fn garden(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.strip(22.0, 60.0, k.c.light);
    k.strip(16.0, 6.0, k.c.near);
    k.strip(22.0, 2.0, k.c.middle);
    k.band(82.0, k.c.far);
    k.circle(50.0, 56.0, 29.0, k.c.middle);
    k.circle(50.0, 56.0, 26.0, k.c.ground);
    k.circle(59.0, 43.0, 6.0, k.c.warm);
    k.segment(50.0, 56.0, 26.0, 26.0, (20.0, 160.0), k.c.middle);
    k.ellipse(38.0, 66.0, 11.0, 7.0, k.c.middle);
    for (x, top, lean) in [(33.0, 44.0, 3.0), (37.0, 37.0, 3.5), (41.0, 48.0, 5.0)] {
        k.line(&[(x, 74.0), (x + lean, top)], 1.5, k.c.near);
        for (along, side) in [(0.15, 1.0), (0.35, -1.0), (0.55, 1.0), (0.8, -1.0)] {
            let (jx, jy) = (x + lean * (1.0 - along), top + (74.0 - top) * along);
            k.poly(
                &[
                    (jx, jy),
                    (jx + side * 4.5, jy + 0.5),
                    (jx + side * 7.0, jy + 4.0),
                    (jx + side * 2.0, jy + 2.2),
                ],
                k.c.near,
            );
        }
    }
    k.poly(
        &[(44.0, 82.0), (56.0, 82.0), (54.0, 68.0), (49.0, 68.0)],
        k.c.light,
    );
    k.poly(
        &[(36.0, 92.0), (64.0, 92.0), (58.0, 82.0), (42.0, 82.0)],
        k.c.light,
    );
}

pub(in crate::ui) fn city(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.circle(70.0, 30.0, 12.0, k.c.warm);
    for (x, y, w) in [
        (6.0, 48.0, 14.0),
        (24.0, 38.0, 12.0),
        (58.0, 44.0, 14.0),
        (80.0, 50.0, 14.0),
    ] {
        k.block(x, y, w, 90.0 - y, 1.0, k.c.far);
    }
    for (x, y, w) in [(14.0, 56.0, 16.0), (38.0, 30.0, 14.0), (66.0, 54.0, 18.0)] {
        k.block(x, y, w, 90.0 - y, 1.0, k.c.middle);
    }
    k.line(&[(45.0, 30.0), (45.0, 16.0)], 1.4, k.c.middle);
    k.circle(45.0, 46.0, 4.0, k.c.light);
    for x in [18.0, 24.0, 70.0, 76.0] {
        for y in [62.0, 69.0, 76.0] {
            k.block(x, y, 2.6, 3.6, 0.4, k.c.light);
        }
    }
    for y in [56.0, 63.0, 70.0, 77.0] {
        k.block(41.5, y, 7.0, 2.4, 0.4, k.c.light);
    }
    k.band(84.0, k.c.near);
    k.line(&[(24.0, 91.0), (44.0, 91.0)], 1.2, k.c.middle);
    k.line(&[(54.0, 94.0), (78.0, 94.0)], 1.2, k.c.middle);
}

pub(in crate::ui) fn bookshelf(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    let tones = [k.c.near, k.c.middle, k.c.warm, k.c.light, k.c.line, k.c.far];
    for (shelf, y) in [32.0_f32, 60.0, 88.0].into_iter().enumerate() {
        let mut x = -48.0;
        for book in 0..28_usize {
            let seed = book * 7 + shelf * 5;
            let (w, h) = (
                [6.0, 8.0, 5.0, 7.0][seed % 4],
                [20.0, 17.0, 21.0, 15.0, 18.0][seed % 5],
            );
            let color = tones[seed % tones.len()];
            let beside_the_plant = shelf == 1 && (54.0..80.0).contains(&x);
            if !beside_the_plant {
                k.block(x, y - h, w, h, 0.8, color);
                k.block(x + 1.4, y - h + 3.0, w - 2.8, 1.4, 0.0, k.c.ground);
            }
            x += w + 1.0;
        }
        k.strip(y, 2.6, k.c.near);
    }
    k.block(62.0, 50.0, 14.0, 10.0, 2.0, k.c.warm);
    for (dx, dy) in [(-5.0, -8.0), (0.0, -11.0), (5.0, -8.0)] {
        k.line(&[(69.0, 50.0), (69.0 + dx, 50.0 + dy)], 1.4, k.c.near);
        k.ellipse(69.0 + dx, 48.0 + dy, 3.0, 4.4, k.c.middle);
    }
}

pub(in crate::ui) fn mountains(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.circle(70.0, 26.0, 10.0, k.c.warm);
    k.poly(&[(-30.0, 80.0), (26.0, 26.0), (70.0, 80.0)], k.c.far);
    k.poly(&[(30.0, 80.0), (76.0, 38.0), (130.0, 80.0)], k.c.far);
    k.ellipse(30.0, 62.0, 30.0, 4.0, k.c.light);
    k.poly(&[(-20.0, 86.0), (14.0, 52.0), (48.0, 86.0)], k.c.middle);
    k.poly(&[(20.0, 86.0), (56.0, 46.0), (100.0, 86.0)], k.c.middle);
    k.ellipse(66.0, 72.0, 34.0, 4.0, k.c.light);
    k.band(80.0, k.c.near);
    for x in [18.0, 25.0, 80.0, 87.0] {
        k.poly(&[(x - 4.5, 84.0), (x, 68.0), (x + 4.5, 84.0)], k.c.line);
    }
    k.line(&[(34.0, 24.0), (37.0, 22.0), (40.0, 24.0)], 1.0, k.c.line);
    k.line(&[(43.0, 29.0), (45.5, 27.5), (48.0, 29.0)], 1.0, k.c.line);
}

pub(in crate::ui) fn lantern(k: &Canvas<'_>) {
    k.sky(k.c.line);
    for (x, y) in [
        (14.0, 18.0),
        (82.0, 14.0),
        (88.0, 46.0),
        (10.0, 60.0),
        (26.0, 84.0),
        (72.0, 86.0),
    ] {
        k.circle(x, y, 0.9, k.c.far);
    }
    k.arc(50.0, -70.0, 84.0, (60.0, 120.0), 1.2, k.c.middle);
    for (x, y, size) in [(20.0, 34.0, 0.5), (80.0, 34.0, 0.5), (50.0, 50.0, 1.0)] {
        let s = size;
        k.line(&[(x, 11.0), (x, y - 22.0 * s)], 1.0, k.c.middle);
        k.circle(x, y, 30.0 * s, k.c.near);
        k.ellipse(x, y, 24.0 * s, 20.0 * s, k.c.warm);
        for rib in [6.0, 13.0, 19.0] {
            let curve: Vec<_> = (0..=16_u8)
                .map(|step| {
                    let t = (f32::from(step) / 16.0 - 0.5) * std::f32::consts::PI;
                    (t.cos() * rib * s, y + 20.0 * s * t.sin())
                })
                .collect();
            let right: Vec<_> = curve.iter().map(|(dx, dy)| (x + dx, *dy)).collect();
            let left: Vec<_> = curve.iter().map(|(dx, dy)| (x - dx, *dy)).collect();
            k.line(&right, 0.7, k.c.light);
            k.line(&left, 0.7, k.c.light);
        }
        k.block(x - 9.0 * s, y - 23.0 * s, 18.0 * s, 4.0 * s, 1.0, k.c.light);
        k.block(x - 9.0 * s, y + 19.0 * s, 18.0 * s, 4.0 * s, 1.0, k.c.light);
        k.line(&[(x, y + 23.0 * s), (x, y + 38.0 * s)], 2.4 * s, k.c.warm);
    }
}

pub(in crate::ui) fn concert(k: &Canvas<'_>) {
    k.sky(k.c.line);
    for (x, to) in [(20.0, 36.0), (50.0, 50.0), (80.0, 64.0)] {
        k.poly(&[(x, 4.0), (to - 13.0, 70.0), (to + 13.0, 70.0)], k.c.near);
        k.circle(x, 6.0, 3.4, k.c.light);
    }
    k.block(16.0, 64.0, 68.0, 8.0, 1.0, k.c.middle);
    k.circle(50.0, 34.0, 5.0, k.c.light);
    k.poly(
        &[(45.0, 40.0), (55.0, 40.0), (54.0, 52.0), (46.0, 52.0)],
        k.c.light,
    );
    k.line(&[(47.5, 52.0), (46.5, 64.0)], 2.6, k.c.light);
    k.line(&[(52.5, 52.0), (53.5, 64.0)], 2.6, k.c.light);
    k.line(&[(43.0, 50.0), (64.0, 41.0)], 1.6, k.c.warm);
    k.ellipse(45.0, 49.0, 5.0, 4.0, k.c.warm);
    for (x, h) in [(26.0, 14.0), (70.0, 14.0)] {
        k.block(x, 64.0 - h, 7.0, h, 1.0, k.c.far);
        k.circle(x + 3.5, 64.0 - h + 4.0, 2.0, k.c.line);
        k.circle(x + 3.5, 64.0 - h + 9.5, 2.6, k.c.line);
    }
    k.band(84.0, k.c.near);
    for (index, x) in [8.0_f32, 22.0, 36.0, 50.0, 64.0, 78.0, 92.0]
        .into_iter()
        .enumerate()
    {
        let y = if index % 2 == 0 { 82.0 } else { 79.0 };
        k.circle(x, y, 6.0, k.c.near);
        if index % 3 == 1 {
            k.line(&[(x + 5.0, y + 4.0), (x + 9.0, y - 13.0)], 2.6, k.c.near);
        }
    }
}

pub(in crate::ui) fn cinema(k: &Canvas<'_>) {
    k.sky(k.c.line);
    k.poly(
        &[(14.0, 14.0), (86.0, 14.0), (86.0, 54.0), (14.0, 54.0)],
        k.c.light,
    );
    k.circle(66.0, 28.0, 6.0, k.c.warm);
    k.poly(&[(14.0, 54.0), (36.0, 30.0), (58.0, 54.0)], k.c.middle);
    k.poly(&[(42.0, 54.0), (62.0, 38.0), (82.0, 54.0)], k.c.far);
    k.poly(
        &[(14.0, 56.0), (86.0, 56.0), (98.0, 74.0), (2.0, 74.0)],
        k.c.near,
    );
    for (row, y) in [64.0_f32, 74.0, 85.0].into_iter().enumerate() {
        let width = [9.0, 11.0, 13.0][row];
        let count = [7.0_f32, 7.0, 7.0][row];
        let left = 50.0 - count * (width + 1.6) / 2.0;
        let color = [k.c.near, k.c.warm, k.c.middle][row];
        let mut x = left;
        while x < left + count * (width + 1.6) - 1.0 {
            k.block(x, y, width, width, 3.0, color);
            x += width + 1.6;
        }
    }
    k.circle(39.0, 72.0, 3.6, k.c.line);
    k.circle(51.0, 72.0, 3.6, k.c.line);
}

pub(in crate::ui) fn rain(k: &Canvas<'_>) {
    k.sky(k.c.far);
    for index in 0..26_u8 {
        let i = f32::from(index);
        let (x, y) = ((i * 37.0) % 104.0, (i * 23.0) % 76.0);
        k.line(&[(x, y), (x - 2.4, y + 7.0)], 0.9, k.c.light);
    }
    k.band(82.0, k.c.middle);
    k.ellipse(40.0, 90.0, 26.0, 3.2, k.c.far);
    k.segment(50.0, 48.0, 32.0, 30.0, (180.0, 360.0), k.c.warm);
    k.segment(50.0, 48.0, 12.0, 30.0, (180.0, 360.0), k.c.near);
    for x in [22.6, 33.2, 66.8, 77.4] {
        k.segment(x, 48.2, 5.3, 3.4, (180.0, 360.0), k.c.far);
    }
    k.segment(44.0, 48.2, 5.4, 3.4, (180.0, 360.0), k.c.far);
    k.segment(56.0, 48.2, 5.4, 3.4, (180.0, 360.0), k.c.far);
    k.line(&[(50.0, 18.0), (50.0, 14.0)], 1.8, k.c.line);
    k.line(&[(50.0, 46.0), (50.0, 78.0)], 1.8, k.c.line);
    k.arc(46.0, 78.0, 4.0, (0.0, 170.0), 1.8, k.c.line);
}

pub(in crate::ui) fn moon(k: &Canvas<'_>) {
    k.sky(k.c.line);
    for (x, y) in [
        (12.0, 14.0),
        (30.0, 8.0),
        (88.0, 22.0),
        (80.0, 8.0),
        (8.0, 44.0),
        (92.0, 50.0),
    ] {
        k.circle(x, y, 0.9, k.c.far);
    }
    k.circle(52.0, 36.0, 26.0, k.c.near);
    k.circle(52.0, 36.0, 21.0, k.c.light);
    k.circle(45.0, 31.0, 4.0, k.c.ground);
    k.circle(59.0, 42.0, 3.0, k.c.ground);
    k.circle(57.0, 27.0, 2.0, k.c.ground);
    for (x, y, w) in [(24.0, 48.0, 20.0), (34.0, 52.0, 24.0), (78.0, 40.0, 18.0)] {
        k.ellipse(x, y, w * 0.8, 3.0, k.c.middle);
    }
    k.band(70.0, k.c.near);
    for (y, w) in [(75.0, 19.0), (80.0, 14.0), (85.0, 10.0), (90.0, 6.0)] {
        k.line(&[(52.0 - w, y), (52.0 + w, y)], 1.5, k.c.light);
    }
    k.poly(
        &[(16.0, 72.0), (36.0, 72.0), (32.0, 77.0), (20.0, 77.0)],
        k.c.line,
    );
    k.line(&[(26.0, 72.0), (26.0, 60.0)], 1.0, k.c.line);
    k.poly(&[(27.0, 60.0), (27.0, 70.0), (35.0, 70.0)], k.c.warm);
}
