// Signed distances to the shapes of markers, in the units of `radius`, negative inside. The numbers are MarkerShape's:
// circle, triangle, diamond, square, pentagon, hexagon. Shapes of one radius look equally large.
const float kPi = 3.14159265;

// A regular polygon with its first corner up, or turned by as much. The plane is folded into the wedge of one side.
float polygon_distance(vec2 p, float corners, float circumradius, float turn) {
  float slice = kPi / corners;
  float folded = mod(atan(p.x, -p.y) + turn, 2.0 * slice) - slice;  // from the middle of the nearest side
  vec2 q = length(p) * vec2(cos(folded), abs(sin(folded)));
  vec2 side = circumradius * vec2(cos(slice), sin(slice));
  q -= vec2(side.x, clamp(q.y, 0.0, side.y));
  return length(q) * sign(q.x);
}

float shape_distance(vec2 p, float radius, int shape) {
  float corner = radius * 0.14;  // corners are rounded by as much
  if (shape == 1) {
    return polygon_distance(p - vec2(0.0, radius * 0.16), 3.0, radius * 1.38 - 2.0 * corner, 0.0) - corner;
  }
  if (shape == 2) {
    return polygon_distance(p, 4.0, radius * 1.26 - 1.42 * corner, 0.0) - corner;
  }
  if (shape == 3) {
    return polygon_distance(p, 4.0, radius * 1.24 - 1.42 * corner, kPi / 4.0) - corner;
  }
  if (shape == 4) {
    return polygon_distance(p - vec2(0.0, radius * 0.04), 5.0, radius * 1.16 - 1.24 * corner, 0.0) - corner;
  }
  if (shape == 5) {
    return polygon_distance(p, 6.0, radius * 1.12 - 1.16 * corner, 0.0) - corner;
  }
  return length(p) - radius;
}
