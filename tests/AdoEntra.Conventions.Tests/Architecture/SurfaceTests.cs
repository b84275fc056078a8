using System.Reflection;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>What users can reach: our own types and the framework's, nothing else.</summary>
public sealed class SurfaceTests(ProductAssemblies product) : IClassFixture<ProductAssemblies>
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // System.Management.Automation is the host's own; the System.* packages that we bring are named, since they are not.
    private static readonly string[] s_notOurs = ["System.Text.Json", "System.ClientModel", "System.Memory.Data", "System.Formats.Asn1"];

    [Fact]
    public void PublicMembers_UseOnlyOurAndFrameworkTypes()
    {
        string[] wrong = [.. PublicTypes().SelectMany(static type => Used(type).Select(used => (Type: type, Used: used)))
            .Where(static pair => !IsAllowed(pair.Used))
            .Select(static pair => $"{pair.Type.FullName} shows {pair.Used.FullName} of {pair.Used.Assembly.GetName().Name}")
            .Distinct()];
        Assert.Empty(wrong);
    }

    [Fact]
    public void PublicTypes_AreInOurNamespace() =>
        Assert.All(PublicTypes(), static type => Assert.StartsWith("AdoEntra", type.Namespace, StringComparison.Ordinal));

    [Fact]
    public void PublicTypesOfCore_AreForwardedByTheCmdletAssembly()
    {
        string[] forwarded = [.. product.Cmdlets.GetForwardedTypes().Select(static type => type.FullName!).Order()];
        Assert.Equal([.. product.Core.GetExportedTypes().Select(static type => type.FullName!).Order()], forwarded);
    }

    [Fact]
    public void OutputTypes_HaveNoPublicConstructorAndNoSetter()
    {
        Type[] outputs = [.. product.Core.GetExportedTypes().Where(static type => type.IsClass && !type.IsAbstract)];
        Assert.NotEmpty(outputs);
        Assert.All(
            outputs,
            static type =>
            {
                Assert.Empty(type.GetConstructors());
                Assert.All(
                    type.GetProperties(Declared & ~BindingFlags.NonPublic),
                    static property =>
                        Assert.True(property.SetMethod is not { IsPublic: true }, $"{property.DeclaringType}.{property.Name} can be set.")
                );
            }
        );
    }

    [Fact]
    public void Properties_OfServiceVocabulary_AreNoEnums() =>
        Assert.All(
            product.Core.GetExportedTypes().SelectMany(static type => type.GetProperties()),
            static property => Assert.False(property.PropertyType.IsEnum, $"{property.DeclaringType}.{property.Name}")
        );

    private IEnumerable<Type> PublicTypes() => product.Core.GetExportedTypes().Concat(product.Cmdlets.GetExportedTypes());

    private static IEnumerable<Type> Used(Type type)
    {
        IEnumerable<Type> direct = type.GetInterfaces();
        if (type.BaseType is not null) direct = direct.Append(type.BaseType);
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            direct = member switch
            {
                PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => direct.Append(property.PropertyType),
                FieldInfo field when field.IsPublic || field.IsFamily => direct.Append(field.FieldType),
                MethodInfo method when IsVisible(method) => direct
                    .Append(method.ReturnType)
                    .Concat(method.GetParameters().Select(static parameter => parameter.ParameterType)),
                ConstructorInfo constructor when IsVisible(constructor) => direct.Concat(
                    constructor.GetParameters().Select(static parameter => parameter.ParameterType)
                ),
                _ => direct,
            };
        }

        return direct.SelectMany(Parts);
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    private static bool IsAllowed(Type type)
    {
        if (type.IsGenericParameter) return true;
        string assembly = type.Assembly.GetName().Name!;
        return assembly is "AdoEntra" or "AdoEntra.Core"
            || (assembly.StartsWith("System.", StringComparison.Ordinal) && !s_notOurs.Contains(assembly));
    }
}
