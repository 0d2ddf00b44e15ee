uniform vec4 colour;
uniform float width;  // pixels
uniform vec2 dash;    // lengths of a dash and of the gap after it, in pixels; 0 for an unbroken line

in float across_pixels;
in float along_pixels;
out vec4 result;

void main() {
  // A line thinner than a pixel is a pixel wide and as much fainter.
  float shown = max(width, 1.0);
  float cover = clamp(shown * 0.5 + 0.5 - abs(across_pixels), 0.0, 1.0) * min(width, 1.0);
  if (dash.x > 0.0) {
    float at = mod(along_pixels, dash.x + dash.y);
    cover *= clamp(min(at, dash.x - at) + 0.5, 0.0, 1.0);
  }
  result = vec4(colour.rgb, colour.a * cover);
}
