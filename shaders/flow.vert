// An arrow along a quadratic curve: one instance an arrow, a strip of kSteps pieces of it, which the fragment shader
// gives its shape.
layout(location = 0) in vec4 ends;            // from and to, pixels, y downward
layout(location = 1) in vec4 form;            // the bow at its middle, pixels; where on the curve it begins and ends; width
layout(location = 2) in vec4 fill_colour;
layout(location = 3) in vec4 casing_colour;
layout(location = 4) in vec2 arrow_look;      // 0 solid, 1 dashed, 2 hollow, 3 both; the casing's width, pixels

uniform vec2 target_size;

out vec2 local;  // across and along, pixels
flat out vec4 shape;  // width, length, length of the head, half its width
out vec4 fill;
flat out vec4 casing;
flat out vec2 look;

const int kSteps = 40;
const float kFaint = 0.55;  // at the origin

vec2 control;

vec2 tangent(float t) { return 2.0 * (1.0 - t) * (control - ends.xy) + 2.0 * t * (ends.zw - control); }

// Gauss and Legendre's three points: exact to a hundredth of a pixel for what bows so little.
float length_between(float a, float b) {
  float half_way = (b - a) * 0.5;
  float middle = (a + b) * 0.5;
  return half_way * (5.0 / 9.0 * (length(tangent(middle - 0.7745967 * half_way)) +
                                  length(tangent(middle + 0.7745967 * half_way))) +
                     8.0 / 9.0 * length(tangent(middle)));
}

void main() {
  vec2 chord = ends.zw - ends.xy;
  control = (ends.xy + ends.zw) * 0.5 + vec2(chord.y, -chord.x) / max(length(chord), 0.001) * 2.0 * form.x;
  float share = float(gl_VertexID / 2) / float(kSteps);
  float side = float(gl_VertexID % 2) * 2.0 - 1.0;
  float t = mix(form.y, form.z, share);
  float along = length_between(form.y, t);
  float whole = length_between(form.y, form.z);
  float width = form.w;
  float head = min(width * 1.5 + 5.0, whole * 0.6);
  float head_half = min(width * 0.95 + 2.5, head);
  shape = vec4(width, whole, head, head_half);
  fill = vec4(fill_colour.rgb, fill_colour.a * mix(kFaint, 1.0, share));
  casing = casing_colour;
  look = arrow_look;
  // Wide at the head alone: what is empty costs as much as what is drawn.
  float reach = (along > whole - head - 1.5 * whole / float(kSteps) ? head_half : width * 0.5) + look.y + 1.0;
  vec2 direction = normalize(tangent(t));
  float ahead = gl_VertexID / 2 == kSteps ? look.y + 1.0 : (gl_VertexID / 2 == 0 ? -look.y - 1.0 : 0.0);
  local = vec2(side * reach, along + ahead);
  vec2 at = mix(mix(ends.xy, control, t), mix(control, ends.zw, t), t);
  vec2 pixel = at + vec2(direction.y, -direction.x) * side * reach + direction * ahead;
  gl_Position = vec4(pixel.x / target_size.x * 2.0 - 1.0, 1.0 - pixel.y / target_size.y * 2.0, 0.0, 1.0);
}
