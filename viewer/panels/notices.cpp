#include "viewer/panels/notices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "viewer/panels/actions.h"

namespace dateline::viewer {

void draw_notices(Ui& ui, const UiState& state, Rect map) {
  if (state.notices.empty()) {
    return;
  }
  const Notice& notice = state.notices.front();
  const bool problem = notice.kind == Notice::Kind::problem;
  const TextLook look = ui.look(13);
  const float most = std::min(map.width - ui.px(60), ui.px(560));
  const ImVec2 size = ui.painter().measure(notice.text, look, most - ui.px(60));
  const bool has_details = !notice.details.empty();
  const float width = std::max(size.x, has_details ? ui.px(120) : 0) + ui.px(60);
  const float height = size.y + ui.px(has_details ? 42 : 20);
  // On whole pixels, as ImGui's windows are: else the lower edge lies outside of its own window.
  const Rect box{std::floor(map.x + (map.width - width) / 2), std::floor(map.y + map.height - height - ui.px(16)),
                 std::floor(width), std::floor(height)};
  const Colour ground = mix(ui.colours().field, problem ? ui.colours().error : ui.colours().success, 0.12);
  const Colour edge = mix(ui.colours().border, problem ? ui.colours().error : ui.colours().success, 0.6);
  const PanelWindow window(ui, "notice", box, ground, false, true);
  ui.list().AddRect(box.min(), box.max(), to_imgui(edge), 0, 0, ui.px(1.5F));
  ui.painter().draw(ui.list(), {box.x + ui.px(16), box.y + ui.px(9)}, notice.text, look, most - ui.px(60));
  ui.record("notice", box);
  if (has_details && ui.link("notice details", {box.x + ui.px(16), box.y + size.y + ui.px(13)}, "Show which, and why",
                             ui.look(12.5F, ui.colours().where.underline))) {
    ui.ask(command::OpenDialog{command::OpenDialog::Kind::details, 0, std::nullopt, notice.details});
  }
  const Rect close{box.x + box.width - ui.px(34), box.y + ui.px(8), ui.px(24), ui.px(24)};
  if (ui.area("dismiss notice", close)) {
    ui.ask(command::DismissNotice{});
  }
  const ImU32 ink = to_imgui(ui.is_hovered() ? ui.colours().text : ui.colours().text_dim);
  const float d = ui.px(4.5F);
  const ImVec2 c = close.centre();
  ui.list().AddLine({c.x - d, c.y - d}, {c.x + d, c.y + d}, ink, ui.px(1.5F));
  ui.list().AddLine({c.x - d, c.y + d}, {c.x + d, c.y - d}, ink, ui.px(1.5F));
}

void draw_help(Ui& ui, const UiState& state, Rect screen) {
  if (!state.show_help) {
    return;
  }
  const float width = std::min(screen.width - ui.px(40), ui.px(1060));
  const float height = std::min(screen.height - ui.px(40), ui.px(640));
  const Rect box{screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height};
  const PanelWindow window(ui, "help", box, ui.colours().panel, true, true);
  ui.list().AddRect(box.min(), box.max(), to_imgui(ui.colours().border), ui.px(6), 0, ui.px(1));
  ui.record("help", box);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ui.painter().draw(ui.list(), {origin.x + ui.px(24), origin.y + ui.px(18)}, "Keys", ui.title());
  const std::string_view close = "F1 or Esc closes this";
  ui.painter().draw(ui.list(),
                    {origin.x + width - ui.px(24) - ui.painter().measure(close, ui.small()).x, origin.y + ui.px(22)},
                    close, ui.small());
  constexpr int kColumns = 3;
  const float column = (width - ui.px(48)) / kColumns;
  const float row = ui.px(24);
  const float top = origin.y + ui.px(58);
  const std::array<std::vector<Action::Menu>, kColumns> groups = {{{Action::Menu::file, Action::Menu::edit},
                                                                   {Action::Menu::view, Action::Menu::time},
                                                                   {Action::Menu::map, Action::Menu::help}}};
  float lowest = top;
  for (std::size_t c = 0; c < groups.size(); ++c) {
    float y = top;
    const float x = origin.x + ui.px(24) + static_cast<float>(c) * column;
    for (const Action::Menu menu : groups.at(c)) {
      ui.painter().draw(ui.list(), {x, y}, name_of(menu), ui.heading());
      y += row;
      for (const Action& action : actions()) {
        if (action.menu != menu) {
          continue;
        }
        const TextLook key = ui.look(13, ui.colours().where.underline);
        ui.painter().draw(ui.list(), {x, y}, action.key_words, key);
        ui.painter().draw_cut(ui.list(), {x + ui.px(98), y}, action.words, ui.look(13), column - ui.px(110));
        y += row;
      }
      y += row * 0.6F;
    }
    lowest = std::max(lowest, y);
  }
  const std::string_view mouse =
      "On the map: drag to move, wheel to zoom at the mouse, click a marker, a district or a name for what is reported "
      "there. On the timeline: drag the window or its edges, wheel to zoom, Shift and wheel to move; drag the "
      "calendar.";
  const float noted =
      ui.painter().draw(ui.list(), {origin.x + ui.px(24), lowest}, mouse, ui.small(), width - ui.px(48)).y;
  ImGui::SetCursorScreenPos({origin.x, lowest + noted});
  ImGui::Dummy({1, ui.px(18)});
}

}  // namespace dateline::viewer
