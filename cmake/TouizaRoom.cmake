# touiza_room(NAME
#   SOURCES file.cpp …         what the room is made of, by name
#   TESTS   file_test.cpp …    linked into one program, touiza_NAME_test
#   LABELS  postgresql …      what else its tests are run for (see ./test): postgresql, threads
#   FUZZERS file_fuzz.cpp …    with TOUIZA_FUZZ each a program of libFuzzer's (tests/support/fuzz-all runs them)
#   BENCHES file_bench.cpp …   each a program of its own; the tests run its smallest size
#   ROOMS   base json …        the rooms it may use (tools/tidy holds this against tools/house.txt)
#   LIBRARIES Boost::headers … outside libraries, not passed on to other rooms
#   PUBLIC_LIBRARIES …         outside libraries that its headers show)
function(touiza_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;TESTS;LABELS;FUZZERS;BENCHES;ROOMS;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
  list(TRANSFORM ROOM_ROOMS PREPEND touiza_)
  if(ROOM_SOURCES)
    add_library(touiza_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(touiza_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(touiza_${name} PUBLIC ${ROOM_ROOMS} ${ROOM_PUBLIC_LIBRARIES}
                                         PRIVATE ${ROOM_LIBRARIES})
  else()
    add_library(touiza_${name} INTERFACE)
    target_include_directories(touiza_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(touiza_${name} INTERFACE ${ROOM_ROOMS} ${ROOM_PUBLIC_LIBRARIES})
  endif()
  touiza_precompile(touiza_${name})
  if(TOUIZA_FUZZ AND ROOM_SOURCES)
    target_compile_options(touiza_${name} PRIVATE -fsanitize=fuzzer-no-link)
    foreach(fuzzer IN LISTS ROOM_FUZZERS)
      get_filename_component(stem ${fuzzer} NAME_WE)
      add_executable(touiza_${name}_${stem} EXCLUDE_FROM_ALL ${fuzzer})
      target_link_libraries(touiza_${name}_${stem} PRIVATE touiza_${name} ${ROOM_LIBRARIES})
      target_link_options(touiza_${name}_${stem} PRIVATE -fsanitize=fuzzer)
      add_dependencies(touiza_fuzzers touiza_${name}_${stem})
    endforeach()
  endif()
  if(NOT TOUIZA_TESTS)
    return()
  endif()
  if(ROOM_TESTS)
    add_executable(touiza_${name}_test ${ROOM_TESTS} ${CMAKE_SOURCE_DIR}/cmake/test_main.cpp)
    target_link_libraries(touiza_${name}_test PRIVATE touiza_${name} ${ROOM_LIBRARIES})
    add_test(NAME ${name} COMMAND touiza_${name}_test)
    set_tests_properties(${name} PROPERTIES TIMEOUT 600 LABELS "${ROOM_LABELS}")
  endif()
  foreach(bench IN LISTS ROOM_BENCHES)
    get_filename_component(stem ${bench} NAME_WE)
    add_executable(touiza_${name}_${stem} ${bench})
    target_link_libraries(touiza_${name}_${stem} PRIVATE touiza_${name} ${ROOM_LIBRARIES} benchmark benchmark_main)
    add_test(NAME ${name}_${stem} COMMAND touiza_${name}_${stem} --benchmark_min_time=0.001)
  endforeach()
endfunction()

# touiza_precompile(TARGET): lets a target use what is precompiled: the rooms above accounts share
# more than the others. Files still include all they need: the other presets build without.
function(touiza_precompile target)
  get_target_property(type ${target} TYPE)
  if(NOT TOUIZA_PRECOMPILE OR type STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  if(target MATCHES "^touiza_(base|json|database|blobs|http|outbox|accounts|geometry|estimate|planning|part|plan|demo)$")
    target_precompile_headers(${target} REUSE_FROM touiza_precompiled_ground)
  else()
    target_precompile_headers(${target} REUSE_FROM touiza_precompiled_rooms)
  endif()
endfunction()

if(TOUIZA_PRECOMPILE)
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
  foreach(which ground rooms)
    add_library(touiza_precompiled_${which} OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_include_directories(touiza_precompiled_${which} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(touiza_precompiled_${which} PRIVATE fmt::fmt Boost::headers)
  endforeach()
  target_precompile_headers(touiza_precompiled_ground PRIVATE
    <algorithm> <array> <charconv> <chrono> <cmath> <filesystem> <functional> <map> <memory> <mutex>
    <optional> <set> <span> <string> <unordered_map> <variant> <vector> <boost/describe.hpp>
    <fmt/format.h>)
  target_precompile_headers(touiza_precompiled_rooms PRIVATE
    <algorithm> <fmt/format.h> <accounts/api.hpp> <accounts/foundation.hpp>)
endif()
