# touiza_room(NAME
#   SOURCES file.cpp …         what the room is made of, by name
#   TESTS   file_test.cpp …    linked into one program, touiza_NAME_test
#   LABELS  postgresql …      what else its tests are run for (see ./test): postgresql, threads
#   BENCHES file_bench.cpp …   each a program of its own; the tests run its smallest size
#   ROOMS   base json …        the rooms it may use (tools/tidy holds this against tools/house.txt)
#   LIBRARIES Boost::headers … outside libraries, not passed on to other rooms
#   PUBLIC_LIBRARIES …         outside libraries that its headers show)
function(touiza_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;TESTS;LABELS;BENCHES;ROOMS;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
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
