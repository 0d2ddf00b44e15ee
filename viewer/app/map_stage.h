#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "base/jobs.h"
#include "viewer/app/picture_export.h"
#include "viewer/map/basemap.h"
#include "viewer/picture/picture_renderer.h"
#include "viewer/text/glyph_atlas.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {

/// Everything that draws the map on the window: fonts, glyphs, basemap, picture. Made in the order of who needs whom,
/// on the thread that owns the context.
class MapStage {
 public:
  /// `jobs` must outlive it. Errors (failed): no fonts, a shader does not compile.
  [[nodiscard]] static Result<std::unique_ptr<MapStage>> create(JobQueue& jobs);
  MapStage(const MapStage&) = delete;
  MapStage& operator=(const MapStage&) = delete;

  [[nodiscard]] GlyphAtlas& atlas() { return atlas_; }
  [[nodiscard]] Basemap& basemap() { return *basemap_; }
  [[nodiscard]] PictureRenderer& picture() { return *picture_; }
  [[nodiscard]] PictureExport& picture_export() { return *export_; }

 private:
  explicit MapStage(FontSet fonts) : fonts_(std::move(fonts)), atlas_(fonts_) {}

  FontSet fonts_;
  GlyphAtlas atlas_;
  std::optional<TextRenderer> text_;
  std::unique_ptr<Basemap> basemap_;
  std::optional<PictureRenderer> picture_;
  std::optional<PictureExport> export_;
};

}  // namespace dateline::viewer
