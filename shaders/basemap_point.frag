uniform vec4 colour;
uniform float diameter;  // pixels

out vec4 result;

void main() {
  float away = length(gl_PointCoord - 0.5) * (diameter + 2.0);
  result = vec4(colour.rgb, colour.a * clamp(diameter * 0.5 + 0.5 - away, 0.0, 1.0));
}
