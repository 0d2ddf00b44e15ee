#include "viewer/gl/context.h"

#include <epoxy/egl.h>
#include <epoxy/gl.h>

#include <array>
#include <cstring>
#include <string_view>
#include <utility>

namespace dateline::viewer::gl {
namespace {

bool has_client_extension(const char* name) {
  const char* all = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  return all != nullptr && std::strstr(all, name) != nullptr;
}

// The surfaceless platform needs no device at all; the device platform serves drivers that lack it.
EGLDisplay open_display() {
  if (!has_client_extension("EGL_EXT_platform_base")) {
    return EGL_NO_DISPLAY;
  }
  if (has_client_extension("EGL_MESA_platform_surfaceless")) {
    EGLDisplay display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE) {
      return display;
    }
  }
  if (has_client_extension("EGL_EXT_device_enumeration") && has_client_extension("EGL_EXT_platform_device")) {
    std::array<EGLDeviceEXT, 8> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_TRUE) {
      for (EGLint i = 0; i < count; ++i) {
        EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr);
        if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE) {
          return display;
        }
      }
    }
  }
  return EGL_NO_DISPLAY;
}

tl::unexpected<Error> no_driver(std::string what) {
  return failed("OpenGL", std::move(what), "install Mesa's drivers (Debian: libegl1, libegl-mesa0, libgl1-mesa-dri)");
}

}  // namespace

Result<HeadlessContext> HeadlessContext::create() {
  EGLDisplay display = open_display();
  if (display == EGL_NO_DISPLAY) {
    return no_driver("no driver that draws without a window");
  }
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) {
    return no_driver("the driver has OpenGL ES only");
  }
  // eglChooseConfig asks for window surfaces unless told otherwise.
  const std::array<EGLint, 5> wanted = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                        EGL_NONE};
  EGLConfig config = nullptr;
  EGLint found = 0;
  if (eglChooseConfig(display, wanted.data(), &config, 1, &found) != EGL_TRUE || found == 0) {
    return no_driver("the driver has no OpenGL configuration");
  }
  const std::array<EGLint, 7> attributes = {
      EGL_CONTEXT_MAJOR_VERSION,           3,       EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK,
      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, attributes.data());
  if (context == EGL_NO_CONTEXT) {
    return no_driver("the driver has no OpenGL 3.3 core context");
  }
  if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) != EGL_TRUE) {
    eglDestroyContext(display, context);
    return no_driver("the driver cannot draw without a surface");
  }
  return HeadlessContext(display, context);
}

HeadlessContext::~HeadlessContext() {
  release();
}

HeadlessContext::HeadlessContext(HeadlessContext&& other) noexcept
    : display_(std::exchange(other.display_, nullptr)), context_(std::exchange(other.context_, nullptr)) {}

HeadlessContext& HeadlessContext::operator=(HeadlessContext&& other) noexcept {
  if (this != &other) {
    release();
    display_ = std::exchange(other.display_, nullptr);
    context_ = std::exchange(other.context_, nullptr);
  }
  return *this;
}

// The display stays open: terminating it unloads Mesa's driver, whose own allocations then look like leaks.
void HeadlessContext::release() {
  if (context_ == nullptr) {
    return;
  }
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  eglDestroyContext(display_, context_);
  context_ = nullptr;
}

Result<std::string> describe_context() {
  const int version = epoxy_gl_version();
  if (version < 33 || !epoxy_is_desktop_gl()) {
    return failed("OpenGL", "the driver has no OpenGL 3.3", "install a newer driver, or Mesa's software one");
  }
  const auto text = [](GLenum name) {
    const GLubyte* value = glGetString(name);
    return std::string(value != nullptr ? reinterpret_cast<const char*>(value) : "");
  };
  return text(GL_RENDERER) + ", " + text(GL_VERSION);
}

}  // namespace dateline::viewer::gl
