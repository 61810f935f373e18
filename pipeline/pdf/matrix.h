// Where a page's coordinates come to stand.
#pragma once

namespace orgkarta::pdf {

/// (x, y) → (a x + c y + e, b x + d y + f).
struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;
};

/// First the one, then the other.
inline Matrix operator*(const Matrix& first, const Matrix& then) {
  return {
      first.a * then.a + first.b * then.c,          first.a * then.b + first.b * then.d,
      first.c * then.a + first.d * then.c,          first.c * then.b + first.d * then.d,
      first.e * then.a + first.f * then.c + then.e, first.e * then.b + first.f * then.d + then.f};
}

}  // namespace orgkarta::pdf
