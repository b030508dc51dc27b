using System.Text;
using Fickian.Notebooks;

namespace Fickian.Tests.Notebooks;

public sealed class NotebookTests
{
    // As Jupyter's library writes it: sorted keys, one space, LF, text as it is.
    private const string Canonical = """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "AAAA"
            }
           },
           "cell_type": "markdown",
           "id": "title",
           "metadata": {},
           "source": [
            "# CO₂ dissolves 😀\n",
            "\n",
            "A \"quoted\" \\ and a tab\t."
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "c-1",
           "metadata": {
            "a": 1.50,
            "b": [
             true,
             null
            ],
            "tags": []
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two\n"
             ]
            },
            {
             "data": {
              "application/vnd.x+json": {
               "y": [
                1,
                2.0
               ]
              },
              "image/png": [
               "AAAA"
              ],
              "text/plain": [
               "(2.81 ± 0.03)·10⁻¹² m²/s"
              ]
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "data": {},
             "metadata": {
              "width": 3
             },
             "output_type": "display_data"
            },
            {
             "ename": "E",
             "evalue": "v",
             "output_type": "error",
             "traceback": [
              "a",
              "b"
             ]
            }
           ],
           "source": [
            "1 + 1"
           ]
          },
          {
           "cell_type": "raw",
           "id": "r",
           "metadata": {},
           "source": []
          }
         ],
         "metadata": {},
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void What_was_read_from_a_canonical_file_is_written_byte_by_byte()
    {
        var notebook = Parse(Canonical);

        Assert.Equal(Canonical, Encoding.UTF8.GetString(notebook.ToUtf8()));
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw], notebook.Cells.Select(c => c.Kind));
        Assert.Equal("# CO₂ dissolves 😀\n\nA \"quoted\" \\ and a tab\t.", notebook.Cells[0].Source);
    }

    [Fact]
    public void Another_layout_of_the_same_notebook_is_written_in_canonical_form()
    {
        var compact = Canonical.Replace("\n", "", StringComparison.Ordinal).Replace("\"nbformat\": 4,", "", StringComparison.Ordinal)
            .Replace("\"cells\"", "\"nbformat\": 4, \"cells\"", StringComparison.Ordinal).Replace("[\"1 + 1\"]", "\"1 + 1\"", StringComparison.Ordinal);

        Assert.Equal(Canonical, Encoding.UTF8.GetString(Parse(compact).ToUtf8()));
    }

    [Theory]
    [InlineData("", "line 1: a notebook is a JSON file")]
    [InlineData("{\n\"cells\": [}", "line 2: a notebook is a JSON file")]
    [InlineData("[]", "JSON of kind Object was expected, found Array")]
    [InlineData("{}", "'nbformat' was expected and is missing")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 4, "cells": [], "metadata": {}}""", "nbformat 4.5 was expected, found 4.4")]
    [InlineData("""{"nbformat": 4.5, "nbformat_minor": 5, "cells": [], "metadata": {}}""", "'nbformat' is a whole number, found 4.5")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": {}, "metadata": {}}""", "cells: JSON of kind Array was expected")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [], "metadata": {}, "more": 1}""", "has no 'more' here")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "cells": [], "cells": [], "metadata": {}}""", "a JSON file")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "prose"}]}""", "cell 1: cell_type 'code', 'markdown' or 'raw' was expected, found 'prose'")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "raw", "id": "a b", "metadata": {}, "source": []}]}""", "found 'a b'")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "raw", "id": "a", "metadata": {}, "source": [1]}]}""", "cell 1, source: JSON of kind String was expected, found Number")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "raw", "id": "a", "metadata": {}, "source": ["\ud800"]}]}""", "half a surrogate pair")]
    [InlineData("""{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "source": [], "execution_count": 1, "outputs": [{"output_type": "sound"}]}]}""", "cell 1, output 1: output_type")]
    public void A_file_that_is_no_notebook_is_refused_in_one_sentence(string content, string expected)
    {
        var refusal = Assert.Throws<DataFileException>(() => Parse(content));

        Assert.StartsWith("x.ipynb", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<DataFileException>(() => Parse(new string('[', 100_000)));

    [Fact]
    public void A_missing_file_is_refused_by_name() =>
        Assert.Contains("nowhere.ipynb", Assert.Throws<DataFileException>(() => Notebook.Read("nowhere.ipynb")).Message, StringComparison.Ordinal);

    private static Notebook Parse(string content) => Notebook.Parse("x.ipynb", Encoding.UTF8.GetBytes(content));
}
