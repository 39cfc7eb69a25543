/// The package that finds out which other package both sides can use, and hands everything to that one.
///
/// Source: RFC 4178, MS-SPNG
public enum Negotiate {
    /// The name of the package. Win32: `NEGOSSP_NAME`
    public static let packageName = "Negotiate"
}
