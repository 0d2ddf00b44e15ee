uniform sampler2D levels;   // a density's place between the breaks, in two bytes: 8000 for each of them
uniform vec4 colours[7];    // of the steps, the lowest first
uniform vec2 upper_left;    // of the field of levels, pixels
uniform vec2 field_size;    // pixels

in vec2 pixel;
out vec4 result;

const float kOpacity = 0.78;

float level_of(ivec2 cell) {
  vec2 bytes = texelFetch(levels, cell, 0).rg * 255.0;
  return (bytes.x * 256.0 + bytes.y) / 8000.0;
}

// Mixed of the four cells about the pixel; samplers mix bytes, which are too coarse for gentle slopes.
float level_here() {
  vec2 size = vec2(textureSize(levels, 0));
  vec2 at = clamp((pixel - upper_left) / field_size * size - 0.5, vec2(0.0), size - 1.001);
  ivec2 cell = ivec2(at);
  vec2 t = at - vec2(cell);
  return mix(mix(level_of(cell), level_of(cell + ivec2(1, 0)), t.x),
             mix(level_of(cell + ivec2(0, 1)), level_of(cell + ivec2(1, 1)), t.x), t.y);
}

void main() {
  float level = level_here();
  // Steps with smooth edges, a pixel wide, and a thin darker line along each, which parts them in print as well.
  float wide = max(fwidth(level), 1e-4);
  if (level < 0.5) {
    discard;
  }
  float step_at = floor(level + 0.5);
  float distance = (level - step_at) / wide;
  int upper = clamp(int(step_at), 1, 7) - 1;
  vec4 above = colours[upper];
  vec4 below = step_at < 1.5 ? vec4(above.rgb, 0.0) : colours[max(upper - 1, 0)];
  if (step_at > 7.5 || step_at < 0.5) {
    below = above;
  }
  vec4 colour = mix(below, above, clamp(distance + 0.5, 0.0, 1.0));
  float line = clamp(1.0 - abs(distance), 0.0, 1.0) * step(0.5, step_at) * step(step_at, 7.5);
  result = vec4(mix(colour.rgb, colour.rgb * 0.72, 0.6 * line), colour.a * kOpacity);
}
