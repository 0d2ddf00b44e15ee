#include "viewer/app/glfw_window.h"

#include <imgui.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <utility>

namespace dateline::viewer {
namespace {

constexpr int kWidth = 1600;
constexpr int kHeight = 1000;
constexpr int kLeastWidth = 800;
constexpr int kLeastHeight = 600;
constexpr double kIdleSeconds = 0.5;  // between looks at background work when nothing happens

Key letter_key(int key, int scancode) {
  // What stands on the key in the person's layout, where that is a Latin letter; else where it is on an American one.
  const char* name = glfwGetKeyName(key, scancode);
  if (name != nullptr && name[0] != '\0' && name[1] == '\0' && std::isalpha(static_cast<unsigned char>(name[0])) != 0) {
    return static_cast<Key>(std::toupper(static_cast<unsigned char>(name[0])));
  }
  return static_cast<Key>('A' + (key - GLFW_KEY_A));
}

Key key_of(int key, int scancode) {
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) {
    return letter_key(key, scancode);
  }
  switch (key) {
    case GLFW_KEY_SPACE:
      return Key::space;
    case GLFW_KEY_ESCAPE:
      return Key::escape;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::enter;
    case GLFW_KEY_TAB:
      return Key::tab;
    case GLFW_KEY_BACKSPACE:
      return Key::backspace;
    case GLFW_KEY_DELETE:
      return Key::del;
    case GLFW_KEY_LEFT:
      return Key::left;
    case GLFW_KEY_RIGHT:
      return Key::right;
    case GLFW_KEY_UP:
      return Key::up;
    case GLFW_KEY_DOWN:
      return Key::down;
    case GLFW_KEY_HOME:
      return Key::home;
    case GLFW_KEY_END:
      return Key::end;
    case GLFW_KEY_PAGE_UP:
      return Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
      return Key::page_down;
    case GLFW_KEY_F1:
      return Key::f1;
    default:
      return Key::none;
  }
}

std::string utf8(unsigned code_point) {
  std::string text;
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0 | (code_point >> 6));
    text += static_cast<char>(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0 | (code_point >> 12));
    text += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code_point & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (code_point >> 18));
    text += static_cast<char>(0x80 | ((code_point >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code_point & 0x3F));
  }
  return text;
}

constexpr int kCursorShapes[4] = {GLFW_ARROW_CURSOR, GLFW_HAND_CURSOR, GLFW_IBEAM_CURSOR, GLFW_HRESIZE_CURSOR};

}  // namespace

/// GLFW's callbacks: each makes an event of ours.
struct GlfwWindow::Callbacks {
  static GlfwWindow& self(GLFWwindow* window) { return *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window)); }
  static void push(GLFWwindow* window, InputEvent event) {
    if (Application* application = self(window).application_; application != nullptr) {
      application->handle(std::move(event));
    }
  }
  /// Window coordinates are not pixels where the system scales windows itself.
  static float pixels(GLFWwindow* window) {
    int points = 1;
    int device = 1;
    int unused = 0;
    glfwGetWindowSize(window, &points, &unused);
    glfwGetFramebufferSize(window, &device, &unused);
    return static_cast<float>(device) / static_cast<float>(std::max(1, points));
  }
  static void moved(GLFWwindow* window, double x, double y) {
    const float scale = pixels(window);
    push(window, MouseMove{static_cast<float>(x) * scale, static_cast<float>(y) * scale});
  }
  static void clicked(GLFWwindow* window, int button, int action, int mods) {
    modifiers(window, mods);
    push(window, MouseButton{button, action == GLFW_PRESS});
  }
  static void wheeled(GLFWwindow* window, double x, double y) {
    push(window, MouseWheel{static_cast<float>(x), static_cast<float>(y)});
  }
  static void modifiers(GLFWwindow* window, int mods) {
    push(window, Modifiers{(mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0});
  }
  static void pressed(GLFWwindow* window, int key, int scancode, int action, int mods) {
    const bool is_shift = key == GLFW_KEY_LEFT_SHIFT || key == GLFW_KEY_RIGHT_SHIFT;
    const bool is_ctrl = key == GLFW_KEY_LEFT_CONTROL || key == GLFW_KEY_RIGHT_CONTROL;
    const bool down = action != GLFW_RELEASE;
    // `mods` does not count the key that this very event is about.
    push(window, Modifiers{is_ctrl ? down : (mods & GLFW_MOD_CONTROL) != 0,
                           is_shift ? down : (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0});
    const Key ours = key_of(key, scancode);
    if (down && ours != Key::none) {
      push(window,
           KeyDown{{ours, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0, (mods & GLFW_MOD_ALT) != 0}});
    }
  }
  static void typed(GLFWwindow* window, unsigned code_point) { push(window, TextTyped{utf8(code_point)}); }
  static void dropped(GLFWwindow* window, int count, const char** paths) {
    push(window, FilesDropped{{paths, paths + count}});
  }
  static void resized(GLFWwindow* window, int, int) {
    push(window, Resized{self(window).size(), self(window).scale()});
  }
  static void rescaled(GLFWwindow* window, float, float) { resized(window, 0, 0); }
  static void close(GLFWwindow* window) {
    glfwSetWindowShouldClose(window, GLFW_FALSE);
    push(window, CloseAsked{});
  }
};

Result<std::unique_ptr<GlfwWindow>> GlfwWindow::create(const std::string& title) {
  if (glfwInit() != GLFW_TRUE) {
    return failed("display", "there is no display to open a window on",
                  "draw a picture without one: dateline snapshot --help");
  }
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  auto window = std::unique_ptr<GlfwWindow>(new GlfwWindow());
  int width = kWidth;
  int height = kHeight;
  int most_width = std::numeric_limits<int>::max();
  int most_height = std::numeric_limits<int>::max();
  if (GLFWmonitor* monitor = glfwGetPrimaryMonitor(); monitor != nullptr) {
    int x = 0;
    int y = 0;
    int free_width = 0;
    int free_height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &free_width, &free_height);
    width = std::clamp(free_width, kLeastWidth, kWidth);
    height = std::clamp(free_height, kLeastHeight, kHeight);
    most_width = std::max(free_width, kLeastWidth);
    most_height = std::max(free_height, kLeastHeight);
  }
  window->window_ = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  if (window->window_ == nullptr) {
    return failed("display", "this display cannot draw OpenGL 3.3", "update the graphics driver, or install Mesa's");
  }
  GLFWwindow* handle = window->window_;
  // Where lengths are the screen's pixels, GLFW makes the window larger on dense screens, and maybe larger than these.
  int made_width = width;
  int made_height = height;
  glfwGetWindowSize(handle, &made_width, &made_height);
  const double grown = static_cast<double>(made_width) / width;
  glfwSetWindowSizeLimits(handle, std::min(most_width, static_cast<int>(kLeastWidth * grown)),
                          std::min(most_height, static_cast<int>(kLeastHeight * grown)), GLFW_DONT_CARE,
                          GLFW_DONT_CARE);
  if (made_width > most_width || made_height > most_height) {
    glfwSetWindowSize(handle, std::min(made_width, most_width), std::min(made_height, most_height));
  }
  glfwMakeContextCurrent(handle);
  glfwSwapInterval(1);
  glfwSetWindowUserPointer(handle, window.get());
  glfwSetCursorPosCallback(handle, Callbacks::moved);
  glfwSetMouseButtonCallback(handle, Callbacks::clicked);
  glfwSetScrollCallback(handle, Callbacks::wheeled);
  glfwSetKeyCallback(handle, Callbacks::pressed);
  glfwSetCharCallback(handle, Callbacks::typed);
  glfwSetDropCallback(handle, Callbacks::dropped);
  glfwSetFramebufferSizeCallback(handle, Callbacks::resized);
  glfwSetWindowContentScaleCallback(handle, Callbacks::rescaled);
  glfwSetWindowCloseCallback(handle, Callbacks::close);
  for (std::size_t i = 0; i < std::size(kCursorShapes); ++i) {
    window->cursors_[i] = glfwCreateStandardCursor(kCursorShapes[i]);
  }
  return window;
}

GlfwWindow::~GlfwWindow() {
  if (window_ != nullptr) {
    glfwDestroyWindow(window_);
  }
  glfwTerminate();
}

gl::Size GlfwWindow::size() const {
  gl::Size size;
  glfwGetFramebufferSize(window_, &size.width, &size.height);
  return {std::max(1, size.width), std::max(1, size.height)};
}

double GlfwWindow::scale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp<double>(std::max(x, y), 1, 4);
}

Platform GlfwWindow::platform() {
  return {.read_clipboard =
              [this] {
                const char* text = glfwGetClipboardString(window_);
                return text == nullptr ? std::string() : std::string(text);
              },
          .write_clipboard = [this](const std::string& text) { glfwSetClipboardString(window_, text.c_str()); }};
}

void GlfwWindow::show_cursor() {
  int wanted = 0;
  switch (ImGui::GetMouseCursor()) {
    case ImGuiMouseCursor_Hand:
      wanted = 1;
      break;
    case ImGuiMouseCursor_TextInput:
      wanted = 2;
      break;
    case ImGuiMouseCursor_ResizeEW:
      wanted = 3;
      break;
    default:
      break;
  }
  if (wanted != shown_cursor_) {
    glfwSetCursor(window_, cursors_[wanted]);
    shown_cursor_ = wanted;
  }
}

void GlfwWindow::show_title(const std::string& project) {
  if (project != shown_project_) {
    shown_project_ = project;
    glfwSetWindowTitle(window_, (project + " – Dateline").c_str());
  }
}

void GlfwWindow::run(Application& application) {
  application_ = &application;
  double last = glfwGetTime();
  while (!application.quits()) {
    if (application.wants_frames()) {
      glfwPollEvents();
    } else {
      glfwWaitEventsTimeout(kIdleSeconds);
    }
    const double now = glfwGetTime();
    application.frame(std::min(now - last, 0.25));
    last = now;
    show_cursor();
    show_title(application.state().project_name);
    glfwSwapBuffers(window_);
  }
  application_ = nullptr;
}

}  // namespace dateline::viewer
