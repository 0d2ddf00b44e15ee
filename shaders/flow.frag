in vec2 local;
flat in vec4 shape;
in vec4 fill;
flat in vec4 casing;
flat in vec2 look;
out vec4 result;

const float kTaper = 0.4;  // of the width, at the origin

float covered(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

vec4 over(vec4 top, vec4 below) {
  float alpha = top.a + below.a * (1.0 - top.a);
  return alpha <= 0.0 ? vec4(0.0) : vec4((top.rgb * top.a + below.rgb * below.a * (1.0 - top.a)) / alpha, alpha);
}

// How much of a dash of a dashed line covers a point `along` it.
float dashed(float along, float dash, float gap) {
  float t = mod(along, dash + gap);
  return covered(max(-min(t, dash - t), -1.0));
}

void main() {
  float across = abs(local.x);
  float width = shape.x;
  float head = shape.z;
  float tip = shape.y - local.y;  // how far the point of the arrow is
  float half_width = 0.5 * width * mix(kTaper, 1.0, clamp(local.y / max(shape.y - head, 1.0), 0.0, 1.0));
  float slope = head / max(length(vec2(head, shape.w)), 0.001);
  float arrow_head = max((across - shape.w * tip / max(head, 0.001)) * slope, tip - head);
  float body = max(across - half_width, max(-local.y, head * 0.8 - tip));
  float d = min(arrow_head, body);
  bool is_dashed = look.x == 1.0 || look.x == 3.0;
  float shown = 1.0;
  if (is_dashed && tip > head) {
    float dash = max(7.0, 1.4 * width);
    shown = dashed(tip - head + dash * 0.6, dash, dash * 0.7);
  }
  float inside = covered(d) * shown;
  vec4 colour = fill;
  if (look.x >= 2.0) {
    float ring = covered(abs(d + 0.7) - 0.7) * shown;
    colour.a = fill.a * max(ring, 0.15 * inside);
  } else {
    colour.a = fill.a * inside;
  }
  float rim = covered(d - look.y) * shown;
  result = over(colour, vec4(casing.rgb, casing.a * fill.a * rim));
  if (result.a <= 0.0) {
    discard;
  }
}
