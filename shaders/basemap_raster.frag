uniform sampler2D tile;
uniform float opacity;
uniform float brightness;  // -1 to 1, 0 for the picture as it is
uniform float contrast;
uniform vec3 low;  // what is shown darkest: 0 of colours, any number of numbers
uniform vec3 high;
// Of a shaded relief: what is laid over the ground where the shading is darker or lighter than the middle grey.
uniform bool is_relief;
uniform vec4 shadow;
uniform vec4 light;

in vec2 uv;
out vec4 result;

void main() {
  vec4 texel = texture(tile, uv);
  if (is_relief) {
    float shade = texel.r * 255.0 - 128.0;
    float strength = clamp((abs(shade) - 2.0) / 118.0, 0.0, 1.0);  // JPEG's noise on level ground is not shown
    vec4 over = shade < 0.0 ? shadow : light;
    result = vec4(over.rgb, over.a * strength * opacity);
  } else {
    float slope = contrast < 0.0 ? 1.0 + contrast : 1.0 / max(1.0 - contrast, 0.02);
    vec3 picture = clamp((texel.rgb - low) / (high - low), 0.0, 1.0);
    vec3 shown = clamp((picture - 0.5) * slope + 0.5 + brightness, 0.0, 1.0);
    result = vec4(shown, texel.a * opacity);
  }
}
