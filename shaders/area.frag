// A flat colour, or stripes of two colours that stay where they are on the ground while the view moves.
uniform vec4 colour;
uniform vec4 stripe;         // the other colour; used where stripe_width > 0
uniform float stripe_width;  // pixels, across
uniform float stripe_phase;  // pixels

out vec4 result;

void main() {
  if (stripe_width <= 0.0) {
    result = colour;
    return;
  }
  float across = (gl_FragCoord.x - gl_FragCoord.y - stripe_phase) * 0.70710678;
  float t = mod(across, 2.0 * stripe_width);
  float edge = min(abs(t - stripe_width), min(t, 2.0 * stripe_width - t));
  float inside = t < stripe_width ? 0.5 + edge : 0.5 - edge;
  result = mix(colour, stripe, clamp(inside, 0.0, 1.0));
}
