#include "viewer/app/imgui_host.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>

namespace dateline::viewer {
Result<std::unique_ptr<ImGuiHost>> ImGuiHost::create() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  auto host = std::unique_ptr<ImGuiHost>(new ImGuiHost());
  if (!ImGui_ImplOpenGL3_Init("#version 330 core")) {
    return failed("display", "the window's drawing could not be started", "update the graphics driver");
  }
  return host;
}

ImGuiHost::~ImGuiHost() {
  if (ImGui::GetIO().BackendRendererUserData != nullptr) {
    ImGui_ImplOpenGL3_Shutdown();
  }
  ImGui::DestroyContext();
}

void ImGuiHost::begin_frame(const FrameInput& input, gl::Size size, double scale, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
  io.DeltaTime = static_cast<float>(std::clamp(seconds, 1e-4, 1.0));
  io.MousePos = {input.mouse_x, input.mouse_y};
  for (std::size_t i = 0; i < input.buttons.size(); ++i) {
    io.MouseDown[i] = input.buttons.at(i);
  }
  io.MouseWheel = input.wheel_y;
  io.MouseWheelH = input.wheel_x;
  io.KeyCtrl = input.held.ctrl;
  io.KeyShift = input.held.shift;
  io.KeyAlt = input.held.alt;
  io.MouseDragThreshold = static_cast<float>(4 * scale);
  io.MouseDoubleClickMaxDist = static_cast<float>(6 * scale);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void ImGuiHost::end_frame(gl::Size size, const WindowPicture::Below& below, const gl::Framebuffer* target) {
  ImGui::Render();
  picture_.draw(*ImGui::GetDrawData(), size, below);
  picture_.show(target);
}

}  // namespace dateline::viewer
