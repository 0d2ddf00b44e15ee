#include "world.glsl"

layout(location = 0) in ivec2 position;

void main() { gl_Position = to_clip(to_pixels(position)); }
