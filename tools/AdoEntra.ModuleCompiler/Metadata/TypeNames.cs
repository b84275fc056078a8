namespace AdoEntra.ModuleCompiler.Metadata;

/// <summary>Names of types as PowerShell writes them.</summary>
internal static class TypeNames
{
    // The accelerators that both Windows PowerShell 5.1 and PowerShell 7 have; others stay with their own name.
    private static readonly Dictionary<string, string> Accelerators = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Collections.Hashtable"] = "hashtable",
        ["System.DateTime"] = "datetime",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Guid"] = "guid",
        ["System.Int16"] = "int16",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Management.Automation.PSCredential"] = "pscredential",
        ["System.Management.Automation.PSObject"] = "psobject",
        ["System.Management.Automation.ScriptBlock"] = "scriptblock",
        ["System.Management.Automation.SwitchParameter"] = "switch",
        ["System.Security.Cryptography.X509Certificates.X509Certificate2"] = "X509Certificate2",
        ["System.Security.SecureString"] = "securestring",
        ["System.Single"] = "float",
        ["System.String"] = "string",
        ["System.TimeSpan"] = "timespan",
        ["System.UInt16"] = "uint16",
        ["System.UInt32"] = "uint32",
        ["System.UInt64"] = "uint64",
        ["System.Uri"] = "uri",
        ["System.Version"] = "version",
    };

    public static ParameterType Describe(Type type)
    {
        Type value = WithoutNullable(type);
        string name = Full(value);
        return new ParameterType(name, Short(value), name == "System.Management.Automation.SwitchParameter", value.IsArray);
    }

    public static string Full(Type type) => Write(type, Full, simple => simple.FullName ?? simple.Name);

    /// <summary>The type of one value: of an array its element, of a nullable type the type below.</summary>
    public static Type Element(Type type) => WithoutNullable(type.IsArray ? type.GetElementType()! : WithoutNullable(type));

    private static string Short(Type type) =>
        Write(type, Short, simple => Accelerators.TryGetValue(simple.FullName ?? simple.Name, out string? name) ? name : simple.Name);

    private static string Write(Type type, Func<Type, string> argument, Func<Type, string> simple)
    {
        if (type.IsArray)
        {
            return argument(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return simple(type);
        }

        string name = simple(type.GetGenericTypeDefinition());
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}[{string.Join(",", type.GetGenericArguments().Select(argument))}]";
    }

    private static Type WithoutNullable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition().FullName == "System.Nullable`1" ? type.GetGenericArguments()[0] : type;
}
