#include "viewer/panels/views_dialog.h"

#include <fmt/format.h>

#include <algorithm>

#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

constexpr float kRow = 44;

/// The time window as a view keeps it, in whole days where it is such.
std::string window_words(const events::TimeWindow& window) {
  const bool days = window.begin % events::kMinutesPerDay == 0 && window.end % events::kMinutesPerDay == 0;
  return interval_words({.start = window.begin,
                         .end = window.end,
                         .granularity = days ? events::Granularity::day : events::Granularity::minute,
                         .extent = events::Extent::within});
}

std::string words_about(const events::View& view) {
  std::string words = interval_words(view.window) + fmt::format(" · zoom {:.1f}", view.zoom);
  if (view.heat) {
    words += " · density";
  }
  if (view.swipe) {
    words += " · swiped";
  }
  if (view.blink) {
    words += " · blinking";
  }
  if (!view.flows) {
    words += " · without flows";
  }
  if (view.known_on) {
    words += " · as known on " + day_words(*view.known_on - 1);
  }
  if (view.filter != events::EventFilter{}) {
    words += " · filtered";
  }
  if (!view.query.empty()) {
    words += " · “" + view.query + "”";
  }
  return words;
}

}  // namespace

void ViewsDialog::begin() {
  field_.text.clear();
  field_.focus();
  chosen_.reset();
  renaming_.reset();
}

void ViewsDialog::accept(Ui& ui, const UiState& state, const std::string& proposed) {
  if (renaming_) {
    if (!field_.text.empty()) {
      ui.ask(command::RenameView{*renaming_, field_.text});
    }
    renaming_.reset();
  } else if (chosen_ && field_.text.empty() && *chosen_ < state.snapshot->project().views.size()) {
    ui.ask(command::OpenView{*chosen_});
    ui.ask(command::CloseDialog{});
  } else {
    ui.ask(command::KeepView{field_.text.empty() ? proposed : field_.text});
  }
  field_.text.clear();
}

void ViewsDialog::draw_row(Ui& ui, const UiState& state, std::size_t index, Rect row) {
  const events::View& view = state.snapshot->project().views[index];
  const std::string number = std::to_string(index);
  const TextLook link = ui.look(12.5F, ui.colours().where.underline);
  const float remove_x = row.x + row.width - ui.px(12) - ui.painter().measure("Remove", link).x;
  const float rename_x = remove_x - ui.px(16) - ui.painter().measure("Rename", link).x;
  const Rect body{row.x, row.y, rename_x - ui.px(10) - row.x, row.height};
  const bool opened = ui.area("view " + number, body);
  if (ui.is_hovered() || chosen_ == index) {
    ui.list().AddRectFilled(row.min(), row.max(), to_imgui(mix(ui.colours().window, ui.colours().accent, 0.3)),
                            ui.px(3));
  }
  const float width = body.width - ui.px(12);
  ui.painter().draw_cut(ui.list(), {row.x + ui.px(12), row.y + ui.px(3)}, view.name, ui.body(), width);
  ui.painter().draw_cut(ui.list(), {row.x + ui.px(12), row.y + ui.px(22)}, words_about(view), ui.small(), width);
  if (opened) {
    ui.ask(command::OpenView{index});
    ui.ask(command::CloseDialog{});
  }
  if (ui.link("rename view " + number, {rename_x, row.y + ui.px(12)}, "Rename", link)) {
    renaming_ = index;
    field_.text = view.name;
    field_.focus();
  }
  if (ui.link("remove view " + number, {remove_x, row.y + ui.px(12)}, "Remove", link)) {
    renaming_.reset();
    ui.ask(command::RemoveView{index});
  }
}

void ViewsDialog::draw(Ui& ui, const UiState& state, Rect box) {
  const std::vector<events::View>& views = state.snapshot->project().views;
  const float pad = ui.px(20);
  const float x = box.x + pad;
  const float width = box.width - 2 * pad;
  const float foot = box.y + box.height - pad - ui.button_height();
  const Rect list{x, box.y + ui.px(46), width, foot - ui.px(46) - (box.y + ui.px(46))};
  ui.list().AddRectFilled(list.min(), list.max(), to_imgui(ui.colours().window), ui.px(5));
  ui.list().AddRect(list.min(), list.max(), to_imgui(ui.colours().border), ui.px(5), 0, ui.px(1));
  if (views.empty()) {
    ui.painter().draw(ui.list(), {x + ui.px(12), list.y + ui.px(10)},
                      "No view is kept yet. A view is a place on the map, a time and the filters.", ui.dim(),
                      width - ui.px(24));
  }
  for (const KeyPress& key : ui.keys) {
    if ((key.key == Key::down || key.key == Key::up) && !views.empty()) {
      const std::size_t last = views.size() - 1;
      const std::size_t above = chosen_ && *chosen_ > 0 ? *chosen_ - 1 : 0;
      const std::size_t below = chosen_ ? std::min(*chosen_ + 1, last) : 0;
      chosen_ = key.key == Key::down ? below : above;
    }
  }
  ImGui::SetCursorScreenPos(list.inset(ui.px(2), ui.px(2)).min());
  ImGui::BeginChild("views", {list.width - ui.px(4), list.height - ui.px(4)}, false, ImGuiWindowFlags_NoNav);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  for (std::size_t i = 0; i < views.size(); ++i) {
    draw_row(ui, state, i,
             {origin.x, origin.y + static_cast<float>(i) * ui.px(kRow), list.width - ui.px(14), ui.px(kRow)});
  }
  ImGui::SetCursorScreenPos({origin.x, origin.y + static_cast<float>(views.size()) * ui.px(kRow)});
  ImGui::Dummy({1, ui.px(4)});
  ImGui::EndChild();

  const std::string proposed = window_words(state.window);
  const std::string_view label = renaming_ ? "Rename" : "Keep this view";
  const float button = ui.button_width(label, "");
  const auto outcome = field_.draw(ui, "view name", {x, foot, width - button - ui.px(10), ui.px(28)}, proposed);
  if (outcome.left) {
    ui.ask(command::CloseDialog{});
  }
  if (ui.button("keep view", {x + width - button, foot}, label, "", Ui::ButtonLook::primary) || outcome.entered) {
    accept(ui, state, proposed);
  }
}

}  // namespace dateline::viewer
