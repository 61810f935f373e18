# Sources are compiled together, eight at a time, where CMAKE_UNITY_BUILD is on (the dev preset: a third of the time), but
# for those that apart.py tells. The other presets compile each file by itself, and so check its includes and -Wshadow.
set(ORGKARTA_APART "")
if(CMAKE_UNITY_BUILD)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  execute_process(COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/apart.py OUTPUT_VARIABLE ORGKARTA_APART
                  COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB_RECURSE sources pipeline/*.cc pipeline/*.h output/*.cc output/*.h tests/unit/*.cc tests/unit/*.h)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources} ${CMAKE_CURRENT_LIST_DIR}/apart.py)
endif()

function(orgkarta_keep_apart target)
  if(ORGKARTA_APART)
    set_source_files_properties(${ORGKARTA_APART} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()
