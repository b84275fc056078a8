using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>That what ships is the Release build, whichever way it was built: what is tested is what is measured and published.</summary>
public sealed class ShippedCodeTests
{
    [Fact]
    public void EveryShippedAssembly_IsOptimized()
    {
        string[] files = Directory.GetFiles(ProductAssemblies.PackageFolder, "*.dll", SearchOption.AllDirectories);
        string[] debug = [.. files.Where(IsDebugBuild).Select(file => Path.GetRelativePath(ProductAssemblies.PackageFolder, file))];

        string[] listed = File.ReadAllLines(Path.Combine(ProductAssemblies.Root, "module", "shipped-files.txt"));
        Assert.Equal(listed.Count(static line => line.EndsWith(".dll", StringComparison.Ordinal)), files.Length);
        Assert.Empty(debug);
    }

    // By this number the loader takes the framework's own where that is new enough: a part of another version beside them would have types
    // of its own.
    [Fact]
    public void EveryPartOfTheFramework_HasTheVersionThatTheLoaderCountsOn()
    {
        string folder = Path.Combine(ProductAssemblies.PackageFolder, "bin", "Core");
        string framework = RuntimeEnvironment.GetRuntimeDirectory();
        string[] parts =
        [
            .. Directory.GetFiles(folder, "System.*.dll").Where(file => File.Exists(Path.Combine(framework, Path.GetFileName(file)))),
        ];

        Assert.Contains(parts, static file => Path.GetFileName(file) == "System.Text.Json.dll");
        int expected = Constant(Path.Combine(folder, "AdoEntra.Loader.dll"), "FrameworkParts");
        Assert.All(parts, file => Assert.Equal(expected, AssemblyName.GetAssemblyName(file).Version!.Major));
    }

    // The same look at an assembly that is known to be a Debug build where this one is.
    [Fact]
    public void ADebugBuild_IsSeen()
    {
        bool expected = typeof(ShippedCodeTests).Assembly.GetCustomAttributes(inherit: false).OfType<DebuggableAttribute>()
            .Any(static attribute => attribute.IsJITOptimizerDisabled);
        Assert.Equal(expected, IsDebugBuild(typeof(ShippedCodeTests).Assembly.Location));
    }

    // From the attribute that the compiler puts on an assembly: opened for looking at, never loaded.
    private static bool IsDebugBuild(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader reader = image.GetMetadataReader();
        foreach (CustomAttributeHandle handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            MemberReference constructor = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
            if (constructor.Parent.Kind != HandleKind.TypeReference) continue;
            TypeReference type = reader.GetTypeReference((TypeReferenceHandle)constructor.Parent);
            if (reader.GetString(type.Name) != nameof(DebuggableAttribute)) continue;

            // A prolog of two bytes, then the modes, or two booleans of the older form, of which the second is the optimizer's.
            BlobReader blob = reader.GetBlobReader(attribute.Value);
            blob.ReadUInt16();
            if (blob.Length == 6) return IsOlderFormOff(ref blob);
            return ((DebuggableAttribute.DebuggingModes)blob.ReadInt32()).HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations);
        }

        return false;
    }

    private static int Constant(string file, string name)
    {
        using var image = new PEReader(File.OpenRead(file));
        MetadataReader reader = image.GetMetadataReader();
        FieldDefinition field = reader
            .FieldDefinitions.Select(reader.GetFieldDefinition)
            .Single(field => reader.GetString(field.Name) == name);
        return reader.GetBlobReader(reader.GetConstant(field.GetDefaultValue()).Value).ReadInt32();
    }

    private static bool IsOlderFormOff(ref BlobReader blob)
    {
        blob.ReadBoolean();
        return blob.ReadBoolean();
    }
}
