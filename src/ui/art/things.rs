//! Illustrations of things: food, drink, what one owns, the cat.

use crate::ui::art::canvas::Canvas;

pub(in crate::ui) fn tea(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.band(72.0, k.c.far);
    k.steam(70.0, 56.0, 18.0);
    k.arc(21.0, 55.0, 10.0, (60.0, 300.0), 4.0, k.c.near);
    k.poly(
        &[(54.0, 48.0), (66.0, 38.0), (69.0, 41.0), (57.0, 62.0)],
        k.c.near,
    );
    k.ellipse(40.0, 58.0, 22.0, 17.0, k.c.near);
    k.block(28.0, 70.0, 24.0, 5.0, 2.0, k.c.near);
    k.segment(40.0, 44.0, 13.0, 7.0, (180.0, 360.0), k.c.middle);
    k.circle(40.0, 36.0, 3.0, k.c.warm);
    k.segment(70.0, 63.0, 12.0, 15.0, (0.0, 180.0), k.c.light);
    k.ellipse(70.0, 63.0, 12.0, 3.0, k.c.warm);
    k.ellipse(70.0, 79.0, 15.0, 2.2, k.c.middle);
    k.ellipse(40.0, 79.0, 24.0, 2.6, k.c.middle);
    k.ellipse(32.0, 52.0, 4.0, 5.0, k.c.middle);
}

pub(in crate::ui) fn noodles(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.band(80.0, k.c.far);
    k.steam(50.0, 38.0, 20.0);
    k.line(&[(30.0, 14.0), (62.0, 52.0)], 2.4, k.c.line);
    k.line(&[(37.0, 10.0), (66.0, 50.0)], 2.4, k.c.line);
    k.ellipse(50.0, 52.0, 36.0, 9.0, k.c.middle);
    k.ellipse(50.0, 52.0, 32.0, 7.0, k.c.light);
    for x in [28.0, 38.0, 48.0, 58.0, 68.0] {
        k.arc(x, 52.0, 5.5, (180.0, 360.0), 1.8, k.c.warm);
    }
    k.circle(36.0, 51.0, 4.5, k.c.light);
    k.circle(36.0, 51.0, 2.2, k.c.warm);
    k.line(&[(60.0, 54.0), (72.0, 52.0)], 2.4, k.c.near);
    k.segment(50.0, 52.0, 36.0, 32.0, (0.0, 180.0), k.c.near);
    k.block(38.0, 81.0, 24.0, 5.0, 2.0, k.c.near);
    k.strip(86.0, 0.01, k.c.far);
    k.line(&[(22.0, 64.0), (78.0, 64.0)], 2.0, k.c.warm);
}

pub(in crate::ui) fn bicycle(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.circle(72.0, 26.0, 11.0, k.c.light);
    k.band(78.0, k.c.far);
    for x in [28.0, 72.0] {
        k.arc(x, 64.0, 16.0, (0.0, 360.0), 2.6, k.c.line);
        for degrees in [0.0_f32, 45.0, 90.0, 135.0] {
            let (dx, dy) = (
                14.0 * degrees.to_radians().cos(),
                14.0 * degrees.to_radians().sin(),
            );
            k.line(&[(x - dx, 64.0 - dy), (x + dx, 64.0 + dy)], 0.6, k.c.middle);
        }
        k.circle(x, 64.0, 2.2, k.c.line);
    }
    k.line(
        &[
            (28.0, 64.0),
            (40.0, 42.0),
            (64.0, 42.0),
            (48.0, 64.0),
            (28.0, 64.0),
        ],
        2.8,
        k.c.near,
    );
    k.line(&[(48.0, 64.0), (38.5, 38.0)], 2.8, k.c.near);
    k.line(&[(72.0, 64.0), (62.0, 34.0)], 2.8, k.c.near);
    k.line(&[(62.0, 34.0), (70.0, 32.0)], 2.8, k.c.line);
    k.block(32.0, 34.0, 13.0, 4.0, 2.0, k.c.line);
    k.circle(48.0, 64.0, 4.0, k.c.warm);
    k.block(66.0, 38.0, 17.0, 11.0, 2.0, k.c.warm);
    k.circle(71.0, 36.0, 4.0, k.c.middle);
    k.circle(78.0, 35.0, 4.5, k.c.light);
}

pub(in crate::ui) fn cat(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.block(18.0, 12.0, 64.0, 56.0, 2.0, k.c.light);
    k.block(48.8, 12.0, 2.4, 56.0, 0.0, k.c.far);
    k.block(18.0, 38.0, 64.0, 2.4, 0.0, k.c.far);
    k.band(68.0, k.c.far);
    k.arc(70.0, 66.0, 14.0, (270.0, 430.0), 5.0, k.c.near);
    k.ellipse(50.0, 64.0, 21.0, 20.0, k.c.near);
    k.poly(&[(34.0, 24.0), (36.0, 42.0), (48.0, 32.0)], k.c.near);
    k.poly(&[(66.0, 24.0), (64.0, 42.0), (52.0, 32.0)], k.c.near);
    k.circle(50.0, 41.0, 16.5, k.c.near);
    k.poly(&[(36.5, 29.0), (38.0, 37.0), (43.0, 33.0)], k.c.warm);
    k.poly(&[(63.5, 29.0), (62.0, 37.0), (57.0, 33.0)], k.c.warm);
    k.arc(43.5, 40.0, 3.0, (20.0, 160.0), 1.4, k.c.light);
    k.arc(56.5, 40.0, 3.0, (20.0, 160.0), 1.4, k.c.light);
    k.poly(&[(48.0, 46.0), (52.0, 46.0), (50.0, 48.5)], k.c.warm);
    k.ellipse(50.0, 72.0, 10.0, 11.0, k.c.middle);
    k.ellipse(42.0, 83.0, 6.0, 3.6, k.c.light);
    k.ellipse(58.0, 83.0, 6.0, 3.6, k.c.light);
}

pub(in crate::ui) fn groceries(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.band(82.0, k.c.far);
    for (x, tilt) in [(34.0, -7.0), (38.0, -2.0), (42.0, 3.0)] {
        k.line(&[(x, 44.0), (x + tilt, 14.0)], 3.2, k.c.middle);
        k.ellipse(x + tilt, 17.0, 4.6, 7.0, k.c.middle);
    }
    k.poly(
        &[(52.0, 18.0), (60.0, 16.0), (64.0, 44.0), (54.0, 46.0)],
        k.c.light,
    );
    for y in [22.0, 29.0, 36.0] {
        k.line(&[(54.0, y + 2.0), (60.0, y)], 1.2, k.c.far);
    }
    k.circle(69.0, 38.0, 8.0, k.c.warm);
    k.line(&[(69.0, 31.0), (71.0, 27.0)], 1.6, k.c.near);
    k.poly(
        &[(26.0, 40.0), (78.0, 40.0), (73.0, 84.0), (31.0, 84.0)],
        k.c.near,
    );
    k.poly(
        &[(26.0, 40.0), (78.0, 40.0), (77.4, 46.0), (26.6, 46.0)],
        k.c.line,
    );
    k.arc(52.0, 56.0, 10.0, (0.0, 180.0), 2.4, k.c.light);
    k.circle(20.0, 80.0, 6.0, k.c.warm);
    k.circle(84.0, 79.0, 7.0, k.c.middle);
}

pub(in crate::ui) fn sneakers(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.circle(50.0, 48.0, 34.0, k.c.light);
    k.band(80.0, k.c.far);
    k.poly(
        &[(18.0, 44.0), (34.0, 50.0), (34.0, 72.0), (16.0, 72.0)],
        k.c.near,
    );
    k.poly(
        &[
            (34.0, 50.0),
            (50.0, 40.0),
            (70.0, 58.0),
            (70.0, 72.0),
            (34.0, 72.0),
        ],
        k.c.near,
    );
    k.segment(68.0, 72.0, 18.0, 14.0, (180.0, 360.0), k.c.middle);
    k.poly(
        &[(18.0, 44.0), (24.0, 46.0), (24.0, 60.0), (17.0, 60.0)],
        k.c.warm,
    );
    for step in [0.0, 1.0, 2.0, 3.0] {
        let (x, y) = (46.0 + step * 5.4, 44.5 + step * 4.8);
        k.line(&[(x - 1.5, y + 5.0), (x + 4.0, y)], 1.6, k.c.light);
    }
    k.arc(40.0, 53.0, 11.0, (40.0, 120.0), 2.4, k.c.warm);
    k.block(14.0, 71.0, 74.0, 8.0, 3.5, k.c.light);
    k.block(14.0, 76.0, 74.0, 4.0, 2.0, k.c.line);
    k.ellipse(51.0, 84.0, 38.0, 2.0, k.c.middle);
}

pub(in crate::ui) fn dumplings(k: &Canvas<'_>) {
    k.sky(k.c.ground);
    k.band(58.0, k.c.far);
    k.steam(50.0, 34.0, 20.0);
    k.ellipse(50.0, 69.0, 41.0, 18.0, k.c.near);
    k.ellipse(50.0, 66.0, 41.0, 17.0, k.c.middle);
    k.ellipse(50.0, 66.5, 35.0, 13.5, k.c.near);
    for (x, y) in [
        (36.0, 58.0),
        (60.0, 57.0),
        (28.0, 66.0),
        (48.0, 65.0),
        (69.0, 65.0),
        (39.0, 74.0),
        (60.0, 74.0),
    ] {
        k.segment(x, y + 3.0, 10.5, 9.0, (180.0, 360.0), k.c.far);
        k.segment(x, y + 3.0, 10.5, 4.0, (0.0, 180.0), k.c.light);
        k.segment(x, y + 3.0, 9.0, 6.5, (180.0, 360.0), k.c.light);
        for dx in [-5.0_f32, -1.7, 1.7, 5.0] {
            k.line(
                &[
                    (x + dx * 1.15, y - 4.2 + dx.abs() * 0.35),
                    (x + dx * 0.8, y - 1.2),
                ],
                0.9,
                k.c.middle,
            );
        }
    }
    k.ellipse(83.0, 84.0, 10.0, 5.0, k.c.light);
    k.ellipse(83.0, 83.4, 7.0, 3.0, k.c.warm);
}
