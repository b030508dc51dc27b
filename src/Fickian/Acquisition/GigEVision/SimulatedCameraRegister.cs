namespace Fickian.Acquisition.GigEVision;

/// <summary>Registers of the simulated camera's own features.</summary>
internal static class SimulatedCameraRegister
{
    public const uint Width = 0x0100;
    public const uint Height = 0x0104;
    public const uint Gain = 0x0110;
    public const uint Exposure = 0x0120;
    public const uint Acquisition = 0x0124;
    public const uint PixelFormat = 0x0128;
    public const uint FramePeriod = 0x0138;
    public const uint LargestSide = 2048;

    /// <summary>The description that the camera holds.</summary>
    public const string Description = """
        <?xml version="1.0" encoding="utf-8"?>
        <RegisterDescription ModelName="Simulated" VendorName="Fickian" xmlns="http://www.genicam.org/GenApi/Version_1_0">
          <Integer Name="Width"><pValue>WidthRegister</pValue><Min>16</Min><Max>2048</Max></Integer>
          <IntReg Name="WidthRegister"><Address>0x100</Address><Length>4</Length><AccessMode>RW</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>
          <Integer Name="Height"><pValue>HeightRegister</pValue><Min>16</Min><Max>2048</Max></Integer>
          <IntReg Name="HeightRegister"><Address>0x104</Address><Length>4</Length><AccessMode>RW</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>
          <Integer Name="Gain"><pValue>GainRegister</pValue><Min>0</Min><Max>6</Max></Integer>
          <MaskedIntReg Name="GainRegister"><Address>0x110</Address><Length>4</Length><LSB>31</LSB><MSB>24</MSB><AccessMode>RW</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></MaskedIntReg>
          <Float Name="ExposureTime"><pValue>ExposureRegister</pValue><Min>10</Min><Max>10000000</Max></Float>
          <IntReg Name="ExposureRegister"><Address>0x120</Address><Length>4</Length><AccessMode>RW</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>
          <Enumeration Name="PixelFormat"><EnumEntry Name="Mono8"><Value>17301505</Value></EnumEntry><pValue>PixelFormatRegister</pValue></Enumeration>
          <IntReg Name="PixelFormatRegister"><Address>0x128</Address><Length>4</Length><AccessMode>RW</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>
          <Float Name="AcquisitionFrameRate"><pValue>FrameRateConverter</pValue><Min>0.1</Min><Max>1000</Max></Float>
          <Converter Name="FrameRateConverter"><FormulaTo>(1000000 / FROM)</FormulaTo><FormulaFrom>(1000000 / TO)</FormulaFrom><pValue>FramePeriodRegister</pValue></Converter>
          <IntReg Name="FramePeriodRegister"><Address>0x138</Address><Length>4</Length><AccessMode>RW</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>
          <Command Name="AcquisitionStart"><pValue>AcquisitionRegister</pValue><CommandValue>1</CommandValue></Command>
          <Command Name="AcquisitionStop"><pValue>AcquisitionRegister</pValue><CommandValue>0</CommandValue></Command>
          <IntReg Name="AcquisitionRegister"><Address>0x124</Address><Length>4</Length><AccessMode>WO</AccessMode><pPort>Device</pPort><Sign>Unsigned</Sign><Endianess>BigEndian</Endianess></IntReg>
          <IntSwissKnife Name="PayloadSize"><pVariable Name="W">Width</pVariable><pVariable Name="H">Height</pVariable><pVariable Name="F">PixelFormat</pVariable><Formula>W * H * ((F &gt;&gt; 16) &amp; 0xFF) / 8</Formula></IntSwissKnife>
          <Port Name="Device" />
        </RegisterDescription>
        """;
}
