layout(location = 0) in vec2 position;  // pixels, y downward
layout(location = 1) in vec4 dot_colour;
layout(location = 2) in uint dot_shape;

uniform vec2 target_size;
uniform float side;  // of a sprite, pixels

flat out vec4 colour;
flat out float sprite;

void main() {
  colour = dot_colour;
  sprite = float(dot_shape);
  gl_PointSize = side;
  vec2 middle = floor(position - side * 0.5 + 0.5) + side * 0.5;  // each texel of the sprite on one pixel
  gl_Position = vec4(middle.x / target_size.x * 2.0 - 1.0, 1.0 - middle.y / target_size.y * 2.0, 0.0, 1.0);
}
