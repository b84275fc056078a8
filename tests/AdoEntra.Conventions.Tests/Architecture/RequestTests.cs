using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>
/// Only <c>Http/</c> creates requests, clients and handlers. Read from the compiled code, so no alias or helper hides one.
/// </summary>
public sealed class RequestTests
{
    private static readonly string[] s_makers =
    [
        "HttpRequestMessage",
        "HttpClient",
        "HttpClientHandler",
        "SocketsHttpHandler",
        "WebRequest",
        "HttpWebRequest",
        "TcpClient",
        "Socket",
    ];

    [Theory]
    [InlineData("AdoEntra.Core.dll")]
    [InlineData("AdoEntra.dll")]
    public void OutsideHttp_NothingCreatesRequests(string file)
    {
        List<(string Namespace, string Type)> creators = Creators(file);
        Assert.DoesNotContain(creators, static creator => creator.Namespace != "AdoEntra.Http");
    }

    [Fact]
    public void InsideHttp_RequestsAreCreated() => Assert.NotEmpty(Creators("AdoEntra.Core.dll"));

    /// <summary>Every place whose code makes an object of a type that sends.</summary>
    private static List<(string Namespace, string Type)> Creators(string file)
    {
        using var portable = new PEReader(File.OpenRead(Path.Combine(ProductAssemblies.PackageFolder, "bin", "Core", file)));
        MetadataReader reader = portable.GetMetadataReader();
        List<(string, string)> found = [];
        foreach (MethodDefinitionHandle handle in reader.MethodDefinitions)
        {
            MethodDefinition method = reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0) continue;
            BlobReader code = portable.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            foreach (int token in Constructed(code))
            {
                if (s_makers.Contains(ConstructedType(reader, token)))
                    found.Add((Outermost(reader, method.GetDeclaringType()), ConstructedType(reader, token)!));
            }
        }

        return found;
    }

    private static List<int> Constructed(BlobReader code)
    {
        List<int> tokens = [];
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xFE) value = 0xFE00 | code.ReadByte();
            OpCode operation = s_operations[value];
            if (operation == OpCodes.Newobj)
            {
                tokens.Add(code.ReadInt32());
                continue;
            }

            // Apart, since the size of a switch is read from the code itself.
            int size = OperandSize(operation.OperandType, ref code);
            code.Offset += size;
        }

        return tokens;
    }

    private static readonly Dictionary<int, OpCode> s_operations = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static operation => operation.Value & 0xFFFF);

    private static int OperandSize(OperandType type, ref BlobReader code)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return 1;
            case OperandType.InlineVar:
                return 2;
            case OperandType.InlineI8 or OperandType.InlineR:
                return 8;
            case OperandType.InlineSwitch:
                return code.ReadInt32() * 4;
            default:
                return 4;
        }
    }

    private static string? ConstructedType(MetadataReader reader, int token)
    {
        EntityHandle handle = (EntityHandle)System.Reflection.Metadata.Ecma335.MetadataTokens.Handle(token);
        if (handle.Kind != HandleKind.MemberReference) return null;
        EntityHandle parent = reader.GetMemberReference((MemberReferenceHandle)handle).Parent;
        return parent.Kind == HandleKind.TypeReference ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) : null;
    }

    private static string Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = reader.GetTypeDefinition(type.GetDeclaringType());
        return reader.GetString(type.Namespace);
    }
}
