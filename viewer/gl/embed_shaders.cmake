# Writes OUTPUT, a C++ file that defines shader_source() over every file of FOLDER. Run as a script:
#   cmake -DFOLDER=shaders -DOUTPUT=embedded_shaders.cpp -P embed_shaders.cmake
file(GLOB files ${FOLDER}/*.vert ${FOLDER}/*.frag ${FOLDER}/*.glsl)
list(SORT files)
set(cases "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND cases "  if (file == \"${name}\") {\n    return R\"glsl(${text})glsl\";\n  }\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"viewer/gl/program.h\"\n\nnamespace dateline::viewer::gl {\n\n"
  "std::string_view shader_source(std::string_view file) {\n${cases}  return {};\n}\n\n"
  "}  // namespace dateline::viewer::gl\n")
