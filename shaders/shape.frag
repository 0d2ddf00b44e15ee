#include "marker_shape.glsl"

in vec2 local;
flat in vec4 parameters;
in vec4 fill;
in vec4 outline;
flat in uint kind;
out vec4 result;

float covered(float distance) { return clamp(0.5 - distance, 0.0, 1.0); }

vec4 over(vec4 top, vec4 below) {
  float alpha = top.a + below.a * (1.0 - top.a);
  return alpha <= 0.0 ? vec4(0.0) : vec4((top.rgb * top.a + below.rgb * below.a * (1.0 - top.a)) / alpha, alpha);
}

// How much of a dash of a dashed line covers a point `along` it.
float dashed(float along, float dash, float gap) {
  if (gap <= 0.0) {
    return 1.0;
  }
  float t = mod(along, dash + gap);
  return covered(max(-min(t, dash - t), -1.0));
}

// A line: local is (across, along) in pixels; parameters are half its width, dash, gap.
vec4 stroke() {
  float alpha = covered(abs(local.x) - parameters.x) * min(1.0, 2.0 * parameters.x);
  return vec4(fill.rgb, fill.a * alpha * dashed(local.y, parameters.y, parameters.z));
}

// A box with round corners: parameters are half its size, the corners' radius, the border's width.
vec4 box() {
  vec2 q = abs(local) - parameters.xy + parameters.z;
  float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - parameters.z;
  float border = covered(abs(d + parameters.w * 0.5) - parameters.w * 0.5) * step(0.01, parameters.w);
  return over(vec4(outline.rgb, outline.a * border), vec4(fill.rgb, fill.a * covered(d)));
}

// A marker: parameters are radius, shape, outline's width, and outline's look: 0 solid, 1 dashed, 2 double.
vec4 marker() {
  float radius = parameters.x;
  float width = parameters.z;
  int look = int(parameters.w + 0.5);
  float d = shape_distance(local, radius, int(parameters.y + 0.5));
  float ring = covered(abs(d + width * 0.5) - width * 0.5);
  if (look == 1) {
    float turn = (atan(local.x, -local.y) / (2.0 * kPi)) * 12.0;
    float pixel = 12.0 / (2.0 * kPi * max(length(local), 1.0));
    float t = abs(fract(turn) - 0.5);
    ring *= clamp((0.31 - t) / pixel + 0.5, 0.0, 1.0);
  } else if (look == 2) {
    ring = max(ring, covered(abs(d - width * 1.4) - width * 0.45));
  }
  vec4 body = over(vec4(outline.rgb, outline.a * ring), vec4(fill.rgb, fill.a * covered(d)));
  // A breath of shadow keeps a light marker apart from light ground.
  vec4 shadow = vec4(0.0, 0.0, 0.0, 0.38 * fill.a * clamp(1.0 - d / 2.2, 0.0, 1.0) * step(0.0, d + 1.0));
  return over(body, shadow);
}

void main() {
  if (kind == 0u) {
    result = stroke();
  } else if (kind == 1u) {
    result = box();
  } else {
    result = marker();
  }
  if (result.a <= 0.0) {
    discard;
  }
}
