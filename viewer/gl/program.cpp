#include "viewer/gl/program.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <utility>

namespace dateline::viewer::gl {
namespace {

constexpr std::string_view kInclude = "#include \"";

// Replaces each line `#include "x.glsl"` by that file. Included files include none themselves.
std::string with_includes(std::string_view source) {
  std::string result = "#version 330 core\n";
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size() - 1) + 1;
    std::string_view line = source.substr(0, end);
    source.remove_prefix(end);
    if (line.starts_with(kInclude)) {
      line.remove_prefix(kInclude.size());
      line = shader_source(line.substr(0, line.find('"')));
    }
    result += line;
  }
  return result;
}

template <class Get, class Log>
std::string log_of(unsigned id, Get get, Log log) {
  GLint length = 0;
  get(id, GL_INFO_LOG_LENGTH, &length);
  std::string text(static_cast<std::size_t>(std::max(length, 1)), '\0');
  log(id, length, nullptr, text.data());
  text.resize(text.find('\0') == std::string::npos ? text.size() : text.find('\0'));
  return text;
}

Result<unsigned> compile(GLenum stage, std::string_view name, std::string_view source) {
  const std::string file = std::string(name) + (stage == GL_VERTEX_SHADER ? ".vert" : ".frag");
  if (source.empty()) {
    return failed("shaders/" + file, "no such shader", "");
  }
  const std::string text = with_includes(source);
  const char* data = text.c_str();
  const unsigned id = glCreateShader(stage);
  glShaderSource(id, 1, &data, nullptr);
  glCompileShader(id);
  GLint ok = GL_FALSE;
  glGetShaderiv(id, GL_COMPILE_STATUS, &ok);
  if (ok != GL_TRUE) {
    std::string log = log_of(
        id, [](auto... a) { glGetShaderiv(a...); }, [](auto... a) { glGetShaderInfoLog(a...); });
    glDeleteShader(id);
    return failed("shaders/" + file, "does not compile: " + log, "update the graphics driver");
  }
  return id;
}

}  // namespace

Result<Program> Program::create(std::string_view name) {
  return create(name, shader_source(std::string(name) + ".vert"), shader_source(std::string(name) + ".frag"));
}

Result<Program> Program::create(std::string_view name, std::string_view vertex_source,
                                std::string_view fragment_source) {
  const Result<unsigned> vertex = compile(GL_VERTEX_SHADER, name, vertex_source);
  if (!vertex) {
    return tl::make_unexpected(vertex.error());
  }
  const Result<unsigned> fragment = compile(GL_FRAGMENT_SHADER, name, fragment_source);
  if (!fragment) {
    glDeleteShader(*vertex);
    return tl::make_unexpected(fragment.error());
  }
  Program program(glCreateProgram());
  glAttachShader(program.id_, *vertex);
  glAttachShader(program.id_, *fragment);
  glLinkProgram(program.id_);
  glDeleteShader(*vertex);
  glDeleteShader(*fragment);
  GLint ok = GL_FALSE;
  glGetProgramiv(program.id_, GL_LINK_STATUS, &ok);
  if (ok != GL_TRUE) {
    return failed("shaders/" + std::string(name),
                  "does not link: " + log_of(
                                          program.id_, [](auto... a) { glGetProgramiv(a...); },
                                          [](auto... a) { glGetProgramInfoLog(a...); }),
                  "update the graphics driver");
  }
  return program;
}

Program::~Program() {
  if (id_ != 0) {
    glDeleteProgram(id_);
  }
}

Program::Program(Program&& other) noexcept
    : id_(std::exchange(other.id_, 0)), locations_(std::move(other.locations_)) {}

Program& Program::operator=(Program&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(locations_, other.locations_);
  return *this;
}

int Program::use_and_locate(std::string_view uniform) {
  glUseProgram(id_);
  for (const Location& known : locations_) {
    if (known.name == uniform) {
      return known.location;
    }
  }
  std::string name(uniform);
  const int location = glGetUniformLocation(id_, name.c_str());
  locations_.push_back({std::move(name), location});
  return location;
}

void Program::set(std::string_view uniform, int value) {
  glUniform1i(use_and_locate(uniform), value);
}
void Program::set(std::string_view uniform, float value) {
  glUniform1f(use_and_locate(uniform), value);
}
void Program::set(std::string_view uniform, glm::vec2 value) {
  glUniform2f(use_and_locate(uniform), value.x, value.y);
}
void Program::set(std::string_view uniform, glm::vec3 value) {
  glUniform3f(use_and_locate(uniform), value.x, value.y, value.z);
}
void Program::set(std::string_view uniform, glm::vec4 value) {
  glUniform4f(use_and_locate(uniform), value.x, value.y, value.z, value.w);
}
void Program::set(std::string_view uniform, glm::ivec2 value) {
  glUniform2i(use_and_locate(uniform), value.x, value.y);
}
void Program::set(std::string_view uniform, std::span<const glm::vec4> values) {
  glUniform4fv(use_and_locate(uniform), static_cast<GLsizei>(values.size()), &values.data()->x);
}
void Program::set(std::string_view uniform, const glm::mat4& value) {
  glUniformMatrix4fv(use_and_locate(uniform), 1, GL_FALSE, &value[0][0]);
}

}  // namespace dateline::viewer::gl
