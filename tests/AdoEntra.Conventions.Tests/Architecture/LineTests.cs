using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AdoEntra.Conventions.Tests.Architecture;

/// <summary>Lines that can be read without scrolling: the 140 columns of .editorconfig, which the compiler does not check.</summary>
public sealed class LineTests
{
    private const int Columns = 140;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("tools")]
    [InlineData("bench")]
    public void Lines_FitIntoTheColumns(string folder)
    {
        List<string> tooLong = [];
        IEnumerable<string> files = Directory
            .EnumerateFiles(Path.Combine(ProductAssemblies.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"));
        foreach (string path in files)
        {
            var text = SourceText.From(File.ReadAllText(path));
            TextLine[] lines = [.. text.Lines.Where(static line => line.Span.Length > Columns)];
            if (lines.Length == 0) continue;
            SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
            tooLong.AddRange(
                lines.Where(line => !IsData(root.FindToken(line.Start + Columns, findInsideTrivia: true)))
                    .Select(line => $"{Path.GetRelativePath(ProductAssemblies.Root, path)}:{line.LineNumber + 1}")
            );
        }

        Assert.True(tooLong.Count == 0, $"More than {Columns} columns:\n" + string.Join("\n", tooLong));
    }

    [Theory]
    [InlineData("var long = \"\"\"", true)]
    [InlineData("var long = @\"", true)]
    [InlineData("var long = \"", false)]
    [InlineData("// ", false)]
    public void Line_OfData_MayBeLonger(string start, bool isData)
    {
        string line = start + new string('x', 60) + " " + new string('y', 100);
        string end = start.Contains('"', StringComparison.Ordinal) ? start[start.IndexOf('"', StringComparison.Ordinal)..] + ";" : "";

        Assert.Equal(isData, IsData(CSharpSyntaxTree.ParseText(line + end).GetRoot().FindToken(Columns, findInsideTrivia: true)));
    }

    // What stands in a test or a table as it is sent, and a word that has no place to break at.
    private static bool IsData(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => true,
        SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => true,
        SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken =>
            token.Text.StartsWith('@') || !token.Text.Contains(' ', StringComparison.Ordinal),
        _ => token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } text
            && text.StringStartToken.Text.TrimStart('$') is var mark
            && (mark.StartsWith("\"\"\"", StringComparison.Ordinal) || mark.Contains('@', StringComparison.Ordinal)),
    };
}
