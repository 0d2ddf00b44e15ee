layout(location = 0) in vec2 position;  // pixels, y downward
layout(location = 1) in vec2 local_position;
layout(location = 2) in vec4 shape_parameters;
layout(location = 3) in vec4 fill_colour;
layout(location = 4) in vec4 outline_colour;
layout(location = 5) in uint shape_kind;

uniform vec2 target_size;

out vec2 local;
flat out vec4 parameters;
out vec4 fill;
out vec4 outline;
flat out uint kind;

void main() {
  local = local_position;
  parameters = shape_parameters;
  fill = fill_colour;
  outline = outline_colour;
  kind = shape_kind;
  gl_Position = vec4(position.x / target_size.x * 2.0 - 1.0, 1.0 - position.y / target_size.y * 2.0, 0.0, 1.0);
}
