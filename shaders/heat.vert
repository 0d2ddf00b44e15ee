// The whole target.
uniform vec2 target_size;

out vec2 pixel;  // y downward

void main() {
  vec2 corner = vec2(gl_VertexID % 2, gl_VertexID / 2);
  pixel = vec2(corner.x, 1.0 - corner.y) * target_size;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
