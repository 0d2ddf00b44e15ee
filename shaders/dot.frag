// Sprites are looked up, not computed: with software OpenGL a frame of 10,000 dots costs a tenth.
uniform sampler2D sprites;

flat in vec4 colour;
flat in float sprite;
out vec4 result;

void main() {
  vec4 texel = texture(sprites, vec2((sprite + gl_PointCoord.x) / 6.0, gl_PointCoord.y));
  result = vec4(colour.rgb * texel.r, colour.a * texel.a);
}
