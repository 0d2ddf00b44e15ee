uniform sampler2D page;

in vec2 uv;
in vec4 text_colour;
out vec4 result;

void main() { result = vec4(text_colour.rgb, text_colour.a * texture(page, uv).a); }
