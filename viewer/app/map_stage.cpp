#include "viewer/app/map_stage.h"

#include <utility>

#include "base/resources.h"

namespace dateline::viewer {

Result<std::unique_ptr<MapStage>> MapStage::create(JobQueue& jobs) {
  auto fonts = FontSet::open();
  if (!fonts) {
    return tl::make_unexpected(fonts.error());
  }
  auto stage = std::unique_ptr<MapStage>(new MapStage(std::move(*fonts)));
  auto text = TextRenderer::create(stage->atlas_);
  if (!text) {
    return tl::make_unexpected(text.error());
  }
  stage->text_ = std::move(*text);
  auto basemap = Basemap::create(jobs, resource_folder() / "basemap");
  if (!basemap) {
    return tl::make_unexpected(basemap.error());
  }
  stage->basemap_ = std::move(*basemap);
  auto picture = PictureRenderer::create(*stage->text_, stage->basemap_.get());
  if (!picture) {
    return tl::make_unexpected(picture.error());
  }
  stage->picture_ = std::move(*picture);
  stage->export_.emplace(jobs, *stage->text_, *stage->basemap_);
  return stage;
}

}  // namespace dateline::viewer
