using System.Net;
using System.Numerics;
using System.Reflection;
using System.Security;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AdoEntra.Json.Writing;

/// <summary>What has parts that could be written, none of which the service has any use for; or must not have.</summary>
internal static class BodyRefusals
{
    private const string AsString = "If the service requires the secret, pass it as a string.";

    /// <exception cref="AdoConnectionException"><c>InvalidRequest</c>: the value is of such a kind.</exception>
    public static void Check(object value, JsonBodyPath path)
    {
        switch (value)
        {
            case SecureString:
                throw path.Refuse("is a SecureString, but a body is plain text", AsString);
            case NetworkCredential:
                throw path.Refuse("is a credential, but a body is plain text", AsString);
            case XmlNode or XObject:
                throw path.Refuse("is XML, not JSON", "Pass its text as a string, or only the values that the service requires.");
            case FileInfo:
                throw path.Refuse(
                    "is a file, not its content",
                    "Send the file with -InFile, or pass its text, its bytes or its FullName."
                );
            case DirectoryInfo:
                throw path.Refuse("is a folder", "Pass its FullName or its Name.");
            case Stream or TextReader or TextWriter:
                throw path.Refuse(JsonBodyPath.NoJson(value), "Pass its content as a string or as bytes, or send a file with -InFile.");
            case MemberInfo or Delegate or Task or Exception or Encoding or Thread or CancellationToken or Complex or IntPtr or UIntPtr:
                throw path.HasNoJson(value);
        }

        if (value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Lazy<>))
            throw path.HasNoJson(value);

        // Documents of JSON libraries claim to be lists; what would be written is not what they mean.
        if (
            value.GetType().Namespace is { } library
            && (
                library.StartsWith("System.Text.Json", StringComparison.Ordinal)
                || library.StartsWith("Newtonsoft.Json", StringComparison.Ordinal)
            )
        )
        {
            throw path.Refuse("is a JSON document of a library", "Pass its text as a string, or the result of ConvertFrom-Json.");
        }
    }
}
