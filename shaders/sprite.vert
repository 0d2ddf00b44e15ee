// One sprite for each marker shape, side by side, over the whole target.
uniform vec2 target_size;

out vec2 pixel;

void main() {
  vec2 corner = vec2(gl_VertexID % 2, gl_VertexID / 2);
  pixel = corner * target_size;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
