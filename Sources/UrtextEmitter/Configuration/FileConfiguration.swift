/// A file that is made from the whole specification by a template of one's own.
///
/// ```json
/// { "path": "include/kettle.h", "template": "c/header.mustache" }
/// ```
package struct FileConfiguration: Hashable, Sendable {
    /// Below the output folder.
    package var path: String
    /// The template's path below the templates folder.
    package var template: String

    package init(path: String, template: String) {
        self.path = path
        self.template = template
    }
}
