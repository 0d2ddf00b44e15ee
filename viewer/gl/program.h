#pragma once

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::viewer::gl {

/// The text of shaders/FILE, embedded in the binary at build time; every file of that folder is. Empty where there is
/// no such file.
[[nodiscard]] std::string_view shader_source(std::string_view file);

/// A linked vertex and fragment shader. Move-only. Setting a uniform that the program does not use does nothing.
class Program {
 public:
  /// Builds shaders/NAME.vert with shaders/NAME.frag. A shader's line `#include "x.glsl"` takes in shaders/x.glsl; the
  /// version line (330 core) is put before them. Error (failed): the compiler's log with the file's name.
  [[nodiscard]] static Result<Program> create(std::string_view name);
  /// The same of given sources; `name` is for messages.
  [[nodiscard]] static Result<Program> create(std::string_view name, std::string_view vertex_source,
                                              std::string_view fragment_source);
  ~Program();
  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  void set(std::string_view uniform, int value);  ///< also the texture unit of a sampler
  void set(std::string_view uniform, float value);
  void set(std::string_view uniform, glm::vec2 value);
  void set(std::string_view uniform, glm::vec3 value);
  void set(std::string_view uniform, glm::vec4 value);
  void set(std::string_view uniform, glm::ivec2 value);
  void set(std::string_view uniform, std::span<const glm::vec4> values);
  void set(std::string_view uniform, const glm::mat4& value);

  [[nodiscard]] unsigned id() const { return id_; }

 private:
  explicit Program(unsigned id) : id_(id) {}
  [[nodiscard]] int use_and_locate(std::string_view uniform);
  struct Location {
    std::string name;
    int location;
  };
  unsigned id_ = 0;
  std::vector<Location> locations_;
};

}  // namespace dateline::viewer::gl
