import Testing
import UrtextModel

@testable import UrtextReader

@Suite struct ParameterAnnotationTests {
    @Test(arguments: [
        "", "_", "__", "_In", "In_", "_In", "_x_", "_lid_", "__lid", "ULONG", "in", "out", "optional", "_INT", "Input",
        "__int64", "__declspec", "_KETTLE_", "_KETTLE_LID_", "_Bool", "_At_",
    ]) func noAnnotation(_ word: String) {
        #expect(ParameterAnnotation.sal(word) == nil)
    }

    /// Words that say something about the argument, and nothing of its direction.
    @Test(arguments: [
        "_Printf_format_string_", "_Frees_ptr_", "_Null_terminated_", "_Pre_valid_", "_Post_invalid_", "_NotNull_",
        "__drv_aliasesMem", "__drv_in", "__RPC_unique_pointer", "_IRQL_requires_max_", "_Must_inspect_result_",
    ])
    func annotationsWithoutDirection(_ word: String) {
        let annotation = ParameterAnnotation.sal(word)
        #expect(annotation != nil)
        #expect(annotation?.direction == nil)
        #expect(annotation?.optional ?? false == false)
    }

    /// Whose annotation it is stands before the direction.
    @Test(arguments: [
        ("_COM_Outptr_", Parameter.Direction.out, false), ("_COM_Outptr_opt_", .out, true), ("__RPC__in", .in, false),
        ("__RPC__in_opt", .in, true), ("__RPC__out", .out, false), ("__RPC__deref_out_opt", .out, true),
        ("__RPC__inout", .inout, false), ("__RPC__in_ecount_full", .in, false),
    ]) func annotationsOfOthers(_ word: String, _ direction: Parameter.Direction, _ optional: Bool) throws {
        let annotation = try #require(ParameterAnnotation.sal(word))
        #expect(annotation.direction == direction)
        #expect(annotation.optional == optional)
    }

    @Test func whatMayBeNullSaysSo() {
        #expect(ParameterAnnotation.sal("_Frees_ptr_opt_")?.optional == true)
    }

    @Test(arguments: [
        (["in"], Parameter.Direction.in, false), (["out", "retval"], .out, false), (["in", "out"], .inout, false),
        (["in", "unique", "optional"], .in, true),
    ]) func attributes(_ parts: [String], _ direction: Parameter.Direction, _ optional: Bool) throws {
        let annotation = try #require(ParameterAnnotation.idl(parts))
        #expect(annotation.direction == direction)
        #expect(annotation.optional == optional)
        #expect(annotation.reading == .idl)
    }

    @Test(arguments: [[], ["unique"], ["size_is"], ["hinein"]]) func attributesWithoutDirection(_ parts: [String]) {
        #expect(ParameterAnnotation.idl(parts) == nil)
    }

    @Test(arguments: [
        ("LID *", true), ("void *", true), ("PVOID", true), ("LPVOID", true), ("PKETTLE_BUFFER", true),
        ("const LID *", true),
        ("ULONG", false), ("HKETTLE", false), ("Pot", false), ("P", false), ("", false), ("int", false),
    ]) func pointers(_ type: String, _ isPointer: Bool) {
        #expect(ParameterDeclaratorReader.isPointer(type) == isPointer)
    }
}
